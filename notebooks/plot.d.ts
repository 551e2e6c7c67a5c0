/** A Vega-Lite specification drawn as SVG. */
export declare function svgOf(spec: object): Promise<string>;
