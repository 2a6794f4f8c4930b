using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>What was last applied, as <c>kubewright apply</c> keeps it.</summary>
public static class AppliedFile
{
    /// <summary>The name of the file in a folder for it.</summary>
    public const string Name = "applied.yaml";

    /// <summary>
    /// What is to be said of a <c>KubewrightBaseline</c> that is not there. Before anything was applied that is as it should be. It is
    /// not where its folder is missing too, or where something that was applied lies beside it; null otherwise.
    /// </summary>
    /// <param name="path">The whole path.</param>
    public static LocatedFinding? FindMistake(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var wanted = Path.TrimEndingDirectorySeparator(path);
        var folder = Path.GetDirectoryName(wanted);
        if (folder is null || !Directory.Exists(folder))
        {
            return At($"there is no folder '{folder}' either. Correct the path, or make the folder if what is applied is to be kept there.");
        }

        var other = Directory.EnumerateDirectories(folder).Where(static item => File.Exists(Path.Combine(item, Name))).Concat(Directory.EnumerateFiles(folder, Name)).Order(StringComparer.Ordinal).FirstOrDefault();
        return other is null ? null : At($"'{Path.GetFileName(other)}' beside it holds what was applied. Correct the path, or move that there.");

        LocatedFinding At(string fact) => EmitRule.MissingBaseline.At(
            null, $"KubewrightBaseline: '{wanted}' is not there, so nothing counts as applied and no rule sees what a change would do to it; {fact}");
    }
}
