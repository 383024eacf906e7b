"""Tables as charts: laid out once, drawn as SVG and as Plotly specs."""
