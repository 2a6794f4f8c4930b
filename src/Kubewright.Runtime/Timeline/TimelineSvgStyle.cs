using System.Text;

namespace Kubewright.Runtime;

/// <summary>
/// The looks of a timeline's picture. Colours are written out, once for light and once for dark pages: not every program
/// that shows SVG knows variables.
/// </summary>
internal static class TimelineSvgStyle
{
    private static readonly (string Rule, string Light, string Dark)[] Colours =
    [
        (".page { fill: * }", "#ffffff", "#0d1117"),
        ("text { fill: * }", "#24292f", "#e6edf3"),
        (".tick { fill: * }", "#656d76", "#8d96a0"),
        (".note { fill: * }", "#57606a", "#9aa4ae"),
        (".inbar { fill: * }", "#0b2a16", "#f0fff4"),
        (".grid { stroke: * }", "#d8dee4", "#30363d"),
        (".lane { stroke: * }", "#e6eaee", "#21262d"),
        (".pending { fill: * }", "#b6bfc8", "#6e7681"),
        (".creating { fill: * }", "#8cc2fb", "#2f77bd"),
        (".notready { fill: * }", "#f2b95c", "#a8741a"),
        (".ready { fill: * }", "#5cb877", "#2b8348"),
        (".terminating { fill: * }", "#e29089", "#a34a43"),
        (".ended { fill: * }", "#a98bd6", "#7a5cb0"),
        (".hatching { stroke: * }", "#ffffff", "#0d1117"),
        (".change { stroke: * }", "#57606a", "#9aa4ae"),
        (".node { stroke: * }", "#cf222e", "#ff7b72"),
        (".event { stroke: * }", "#656d76", "#8d96a0"),
        (".warning { fill: * }", "#cf222e", "#ff7b72"),
        (".warning { stroke: * }", "#ffffff", "#0d1117"),
        (".restart { fill: * }", "#ffffff", "#0d1117"),
        (".restart { stroke: * }", "#cf222e", "#ff7b72"),
        (".r0 { fill: * }", "#0b5cad", "#79c0ff"),
        (".r1 { fill: * }", "#c2570c", "#f0a35e"),
        (".r2 { fill: * }", "#0f766e", "#4fd1c5"),
        (".r3 { fill: * }", "#9d2b8c", "#e58ad6"),
        (".r4 { fill: * }", "#6b7a00", "#c3cf52"),
        (".r5 { fill: * }", "#4b5563", "#b0b8c2"),
    ];

    private const string Shapes =
        """
        svg { font-family: ui-sans-serif, system-ui, "Segoe UI", "DejaVu Sans", Helvetica, Arial, sans-serif; font-size: 11px }
        .title { font-size: 15px; font-weight: 600 }
        .group { font-size: 12px; font-weight: 600 }
        .pod { text-anchor: end; font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace }
        .tick { text-anchor: middle; font-size: 10px }
        .note { font-size: 10px }
        .inbar { font-size: 9.5px }
        .hatch { fill: url(#hatch); pointer-events: none }
        .hatching { stroke-width: 1.6; stroke-opacity: 0.55 }
        .change { stroke-dasharray: 3 3 }
        .restart { stroke-width: 1.6 }
        """;

    private const string Hatching =
        """
        <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatching" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>
        """;

    /// <summary>The style sheet, and the hatching of pods that are being deleted.</summary>
    public static string Text { get; } = Write();

    private static string Write()
    {
        var text = new StringBuilder("<style>\n").Append(Shapes).Append('\n');
        foreach (var (rule, light, _) in Colours)
        {
            text.Append(rule.Replace("*", light, StringComparison.Ordinal)).Append('\n');
        }

        text.Append("@media (prefers-color-scheme: dark) {\n");
        foreach (var (rule, _, dark) in Colours)
        {
            text.Append("  ").Append(rule.Replace("*", dark, StringComparison.Ordinal)).Append('\n');
        }

        return text.Append("}\n</style>\n").Append(Hatching).ToString();
    }
}
