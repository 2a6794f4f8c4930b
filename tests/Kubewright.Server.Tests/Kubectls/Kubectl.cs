using System.Collections.Immutable;

namespace Kubewright.Server.Tests;

/// <summary>
/// The programs named kubectl on this machine: in the folders of PATH and of KUBEWRIGHT_KUBECTLS, and, where several releases
/// called <c>kubectl.1.NN</c> lie beside one, the oldest and the newest of them.
/// </summary>
internal static class Kubectl
{
    /// <summary>The paths of all; the one that PATH finds comes first.</summary>
    public static ImmutableArray<string> All { get; } = OperatingSystem.IsWindows() ? [] : [.. Find().Distinct(StringComparer.Ordinal)];

    /// <summary>The one to use where one is enough; the test is skipped when there is none.</summary>
    public static string Any
    {
        get
        {
            Assert.SkipWhen(All.IsEmpty, "There is no kubectl on PATH or in KUBEWRIGHT_KUBECTLS.");
            return All[0];
        }
    }

    /// <summary>A theory's rows: each kubectl, or an empty path when there is none.</summary>
    public static TheoryData<string> Rows => [.. All.IsEmpty ? [""] : All];

    private static IEnumerable<string> Find()
    {
        foreach (var folder in Folders("PATH").Concat(Folders("KUBEWRIGHT_KUBECTLS")))
        {
            var path = Path.Combine(folder, "kubectl");
            if (!File.Exists(path))
            {
                continue;
            }

            // The file itself, not a link to it: the same program is not run twice.
            var target = Path.GetFullPath(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
            var releases = Directory.GetFiles(Path.GetDirectoryName(target)!, "kubectl.1.*").Where(IsRelease).Order(StringComparer.Ordinal).ToList();
            yield return target;
            if (releases.Count > 0)
            {
                yield return releases[0];
                yield return releases[^1];
            }
        }
    }

    private static bool IsRelease(string path) => int.TryParse(Path.GetFileName(path)["kubectl.1.".Length..], out _);

    private static IEnumerable<string> Folders(string variable) =>
        (Environment.GetEnvironmentVariable(variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Directory.Exists).Select(static folder =>
            new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder));
}
