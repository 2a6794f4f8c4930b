using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>The new image of a database can read the data of the old one.</summary>
public sealed class ImageVersionsCanReadTheirData() : SetUpdateRule(new(
    "KW5006", "image-major-change", "The new image of a database can read the data of the old one",
    RuleCategory.Update, Severity.Warning, RulePreset.Default, RuleScope.Previous))
{
    private static readonly Regex Numbers = new(@"\Av?(?<major>[0-9]{1,8})(\.(?<minor>[0-9]{1,8}))?(\.(?<patch>[0-9]{1,8}))?(?![0-9])", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    protected override void Check(RuleContext context, SetUpdate update)
    {
        foreach (var container in update.After.Template.Spec.Containers)
        {
            var old = update.Before.Template.Spec.Containers.FirstOrDefault(item => container.Name.TryGet(out var name) && item.Name.Is(name) == true);
            if (old is null || !old.Image.TryGet(out var before) || !container.Image.TryGet(out var after)
                || context.Options.Images.Find(after) is not { MajorUpgradeSteps: { } steps } facts
                || context.Options.Images.Find(before)?.Product != facts.Product
                || Version(before) is not { } from || Version(after) is not { } to)
            {
                continue;
            }

            var fact = IsOlder(to, from) ? "An older version does not read what a newer one wrote"
                : to[0] - from[0] <= steps ? null
                : steps == 0 ? $"{facts.Product} reads no data of another major version"
                : $"{facts.Product} goes up {steps} major version{(steps == 1 ? "" : "s")} at a time";
            if (fact is not null)
            {
                context.Report(
                    container.Image.At,
                    $"{context.Object} changes the image of container '{container.Name}' from {before} to {after}. {fact}, so the pods fail on the volumes they have. "
                    + "Migrate the data first, or go by the versions between.");
            }
        }
    }

    private static bool IsOlder(int?[] version, int?[] than)
    {
        foreach (var (own, other) in version.Zip(than, static (own, other) => (own, other)))
        {
            if (own is null || other is null || own != other)
            {
                return own < other;
            }
        }

        return false;
    }

    private static int?[]? Version(string image)
    {
        if (!ImageReference.TryParse(image, out var reference) || Numbers.Match(reference.Tag ?? "") is not { Success: true } match)
        {
            return null;
        }

        return [Number(match.Groups["major"]), Number(match.Groups["minor"]), Number(match.Groups["patch"])];
    }

    private static int? Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;
}
