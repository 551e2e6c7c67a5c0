const split = (words: string): readonly string[] => words.split(', ');

interface GeopoliticalRegion {
  readonly name: string;
  readonly regions: readonly string[];
  readonly locations: readonly string[];
}

/**
 * Which Azure regions and which places of ExpressRoute lie in one geopolitical region.
 *
 * Source: MicrosoftDocs/azure-docs includes/expressroute-azure-regions-geopolitical-region.md @0440832a (04/05/2024). Places with a
 * number behind the city, such as Sydney2, are written without it.
 */
const GEOPOLITICAL_REGIONS: readonly GeopoliticalRegion[] = [
  {
    name: 'Australia Government',
    regions: split('Australia Central, Australia Central 2'),
    locations: split('Canberra'),
  },
  {
    name: 'Europe',
    regions: split(
      'France Central, France South, Germany North, Germany West Central, Italy North, North Europe, Norway East, Norway West, Poland Central, Sweden Central, Switzerland North, Switzerland West, UK West, UK South, West Europe',
    ),
    locations: split(
      'Amsterdam, Berlin, Copenhagen, Dublin, Frankfurt, Geneva, London, Madrid, Marseille, Milan, Munich, Newport(Wales), Oslo, Paris, Stavanger, Stockholm, Warsaw, Zurich',
    ),
  },
  {
    name: 'North America',
    regions: split(
      'East US, West US, East US 2, West US 2, West US 3, Central US, South Central US, North Central US, West Central US, Canada Central, Canada East',
    ),
    locations: split(
      'Atlanta, Chicago, Dallas, Denver, Las Vegas, Los Angeles, Miami, Minneapolis, Montreal, New York, Phoenix, Quebec City, Queretaro(Mexico), Quincy, San Antonio, Seattle, Silicon Valley, Toronto, Vancouver, Washington DC',
    ),
  },
  {
    name: 'Asia',
    regions: split('East Asia, Southeast Asia'),
    locations: split('Bangkok, Hong Kong, Jakarta, Kuala Lumpur, Singapore, Taipei'),
  },
  {
    name: 'India',
    regions: split('West India, Central India, South India'),
    locations: split('Chennai, Mumbai, Pune'),
  },
  { name: 'Israel', regions: split('Israel Central'), locations: split('Tel Aviv') },
  { name: 'Japan', regions: split('Japan West, Japan East'), locations: split('Osaka, Tokyo') },
  {
    name: 'Oceania',
    regions: split('Australia East, Australia Southeast'),
    locations: split('Auckland, Melbourne, Perth, Sydney'),
  },
  { name: 'South Korea', regions: split('Korea Central, Korea South'), locations: split('Busan, Seoul') },
  { name: 'UAE', regions: split('UAE Central, UAE North'), locations: split('Abu Dhabi, Dubai') },
  {
    name: 'South Africa',
    regions: split('South Africa West, South Africa North'),
    locations: split('Cape Town, Johannesburg'),
  },
  {
    name: 'South America',
    regions: split('Brazil South'),
    locations: split('Campinas, Rio de Janeiro, Sao Paulo, Santiago'),
  },
  { name: 'Qatar', regions: split('Qatar Central'), locations: split('Doha') },
];

/** The same for `East US` and `eastus`. */
export const plainRegion = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const plainLocation = (name: string): string => plainRegion(name).replace(/\d+$/, '');

const named = (wanted: string): GeopoliticalRegion | undefined =>
  GEOPOLITICAL_REGIONS.find(({ name }) => plainRegion(name) === plainRegion(wanted));

/** The geopolitical region of an Azure region; null where the table has none. */
export const geographyOfRegion = (region: string): string | null =>
  GEOPOLITICAL_REGIONS.find(({ regions }) => regions.some((one) => plainRegion(one) === plainRegion(region)))?.name ??
  null;

/** The geopolitical region of a place of ExpressRoute; what the file says of it counts where the table does not know the place. */
export function geographyOfLocation(location: string | undefined, stated: string | undefined): string | null {
  const found = GEOPOLITICAL_REGIONS.find(({ locations }) =>
    locations.some((one) => plainLocation(one) === plainLocation(location ?? '')),
  );
  return found?.name ?? (stated === undefined ? null : (named(stated)?.name ?? stated));
}
