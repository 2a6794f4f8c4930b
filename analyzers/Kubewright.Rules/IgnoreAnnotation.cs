using System;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>
/// The annotation by which an object turns rules off for itself: <c>kubewright/ignore: KW4001, governing-service-missing</c>.
/// It may stand on the object or on its pod template.
/// </summary>
public static class IgnoreAnnotation
{
    /// <summary>The annotation's key.</summary>
    public const string Key = "kubewright/ignore";

    /// <summary>Whether the object turns the rule off, by id or by name.</summary>
    public static bool Names(ManifestObject subject, RuleDescriptor rule) =>
        Names(subject.At["metadata"], rule) || Names(subject.At["spec"]["template"]["metadata"], rule);

    private static bool Names(NodeAt metadata, RuleDescriptor rule) =>
        Scalar.Text(metadata["annotations"][Key]).TryGet(out var text)
        && text.Split(',').Select(static item => item.Trim()).Any(item =>
            string.Equals(item, rule.Id, StringComparison.OrdinalIgnoreCase) || string.Equals(item, rule.Name, StringComparison.OrdinalIgnoreCase));
}
