namespace Kubewright.Import.Tests;

/// <summary>
/// Ten inputs and what a person would have written for them. A change here is a change of what users get: read it as they
/// would. <c>kubewright import tests/Kubewright.Import.Tests/Golden -o …</c> writes the files anew.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    [Theory]
    [InlineData(ImportStyle.Initializer, ".initializer.txt")]
    [InlineData(ImportStyle.Builder, ".builder.txt")]
    public void Import_Inputs_GivesWhatAPersonWouldHaveWritten(ImportStyle style, string extension)
    {
        var inputs = Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).Select(static path => new ImportInput(Path.GetFileName(path), File.ReadAllText(path))).ToList();

        var result = Imports.Of(inputs, [], new ImportOptions { Style = style, Namespace = "Shop.Manifests" });

        Imports.AssertFaithful(result);
        Assert.Equal(10, result.Files.Length);
        foreach (var file in result.Files)
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Folder, Path.ChangeExtension(file.Source, null) + extension)), file.Text);
        }
    }
}
