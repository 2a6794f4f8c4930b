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
    private static readonly Regex Numbers = new(@"\Av?(?<major>[0-9]{1,8})(\.(?<minor>[0-9]{1,8}))?(?![0-9])", RegexOptions.CultureInvariant);

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

            var distance = Major(to, facts, isLowest: true) - Major(from, facts, isLowest: false);
            var fact = steps == 0 ? (distance == 0 ? null : $"{facts.Product} reads no data of another major version")
                : IsOlder(to, from) ? "An older version does not read what a newer one wrote"
                : distance <= steps ? null
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

    /// <summary>
    /// Which major version it is, by number or by its place among those of the product. Of a tag such as <c>8</c>, which may stand for
    /// several, the lowest or the highest.
    /// </summary>
    private static int Major(Release release, ImageFacts facts, bool isLowest)
    {
        if (facts.MajorVersions.IsEmpty)
        {
            return release.Major;
        }

        var minor = release.Minor ?? (isLowest ? 0 : int.MaxValue);
        return facts.MajorVersions.Count(text => Read(text) is { } first && (first.Major, first.Minor ?? 0).CompareTo((release.Major, minor)) <= 0);
    }

    /// <summary>Whether it is of an earlier minor version: what patches change is read by those before.</summary>
    private static bool IsOlder(Release release, Release than) => release.Major == than.Major ? release.Minor < than.Minor : release.Major < than.Major;

    private static Release? Version(string image) => ImageReference.TryParse(image, out var reference) ? Read(reference.Tag ?? "") : null;

    private static Release? Read(string version) => Numbers.Match(version) is { Success: true } match
        ? new Release(Number(match.Groups["major"]), match.Groups["minor"].Success ? Number(match.Groups["minor"]) : null)
        : null;

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private readonly record struct Release(int Major, int? Minor);
}
