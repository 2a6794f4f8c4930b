namespace Kubewright.Architecture.Tests;

/// <summary>Habits that no compiler checks.</summary>
public sealed class SourceTests
{
    private const int MaxLines = 450;

    [Fact]
    public void File_IsShortEnoughToReadAtOnce() =>
        Assert.Empty(Repository.Sources.Where(static file => File.ReadLines(file).Count() > MaxLines).Select(Relative));

    [Fact]
    public void Folder_AtTheTop_IsOneOfTheFive()
    {
        var folders = Directory.EnumerateDirectories(Repository.Root)
            .Select(static folder => Path.GetFileName(folder))
            .Where(static name => !name.StartsWith('.') && name is not ("artifacts" or "TestResults"));

        Assert.Equal(["analyzers", "generators", "schemas", "src", "tests"], folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Test_Class_IsSealed()
    {
        var open = Repository.Sources
            .Where(static file => file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Where(static file => File.ReadLines(file).Any(static line => line.StartsWith("public class ", StringComparison.Ordinal)));

        Assert.Empty(open.Select(Relative));
    }

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);
}
