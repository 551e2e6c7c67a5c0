// Draws a Vega-Lite specification as SVG. A file of its own, since cells of the kernel cannot load packages that await while they load.
exports.svgOf = async function svgOf(spec) {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  const { spec: compiled } = vegaLite.compile(spec);
  return new vega.View(vega.parse(compiled), { renderer: 'none' }).toSVG();
};
