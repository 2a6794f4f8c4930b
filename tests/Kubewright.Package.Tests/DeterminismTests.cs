using System.Text;

namespace Kubewright.Package.Tests;

/// <summary>What is shipped depends on the sources, not on where they lie.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void Release_BuiltInTwoFolders_HasTheSameBytesAndNeitherName()
    {
        var first = Build("first place");
        var second = Build("second, longer place");

        Assert.Equal(first, second);
    }

    private static byte[] Build(string name)
    {
        var root = Directory.CreateTempSubdirectory("kubewright-").FullName;
        try
        {
            var copy = Path.Combine(root, name);
            foreach (var file in Sources())
            {
                var target = Path.Combine(copy, Path.GetRelativePath(Sdk.Repository, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            var project = Path.Combine(copy, "generators", "Kubewright.Schema");
            Sdk.Run(project, null, "build", "-c", "Release", "-nologo", "--tl:off", "-v:minimal").OrFail();
            var bytes = File.ReadAllBytes(Path.Combine(project, "bin", "Release", "netstandard2.0", "Kubewright.Schema.dll"));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)));
            return bytes;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>The smallest assembly that is shipped, and what its build takes from the folders above.</summary>
    private static IEnumerable<string> Sources() =>
    [
        .. Directory.EnumerateFiles(Sdk.Repository, "Directory.*"),
        Path.Combine(Sdk.Repository, "BannedSymbols.txt"),
        Path.Combine(Sdk.Repository, "global.json"),
        Path.Combine(Sdk.Repository, "generators", "Directory.Build.props"),
        .. Directory.EnumerateFiles(Path.Combine(Sdk.Repository, "generators", "Kubewright.Schema"), "*", SearchOption.AllDirectories)
            .Where(static file => !Path.GetRelativePath(Sdk.Repository, file).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj")),
    ];
}
