namespace Kubewright.Emit.Tests;

public sealed class ManifestFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_NothingIntoNoFolder_ChangesNothing()
    {
        var path = Path.Combine(_folder[""], "manifests");

        var change = new ManifestFolder(path, "Shop").Write([]);

        Assert.Empty(change.Findings);
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void Write_ForeignFile_IsRefusedAndKept()
    {
        _folder.Write("web.yaml", "mine: true\n");

        var change = Write("Shop", File("web.yaml", "settings"), File("other.yaml", "settings"));

        Assert.Contains("was not written by Shop", Assert.Single(change.Findings).Message, StringComparison.Ordinal);
        Assert.Equal("mine: true\n", _folder.Read("web.yaml"));
        Assert.Equal(["web.yaml"], _folder.Manifests);
    }

    [Fact]
    public void Write_ForeignFileWithTheSameBytes_IsAdopted()
    {
        _folder.Write("web.yaml", File("web.yaml", "settings").ToYaml());

        Assert.Equal(["web.yaml"], Write("Shop", File("web.yaml", "settings")).Unchanged);
        Assert.Equal(["web.yaml"], Write("Shop", File("web.yaml", "others")).Written);
    }

    [Fact]
    public void Write_OwnFileEditedByHand_IsWrittenAnew()
    {
        Write("Shop", File("web.yaml", "settings"));
        _folder.Write("web.yaml", "edited: true\n");

        Assert.Equal(["web.yaml"], Write("Shop", File("web.yaml", "settings")).Written);
    }

    [Fact]
    public void Write_GoneFileEditedByHand_IsKept()
    {
        Write("Shop", File("web.yaml", "settings"), File("old.yaml", "old"));
        _folder.Write("old.yaml", "edited: true\n");

        var change = Write("Shop", File("web.yaml", "settings"));

        Assert.Empty(change.Removed);
        Assert.Equal("edited: true\n", _folder.Read("old.yaml"));
    }

    [Fact]
    public void Write_TwoAssemblies_LeaveEachOthersFilesAlone()
    {
        Write("Shop", File("web.yaml", "settings"));
        Write("Bank", File("bank.yaml", "settings"));

        Write("Shop");

        Assert.Equal(["bank.yaml"], _folder.Manifests);
    }

    [Fact]
    public void Write_FileOfAnotherAssembly_NamesIt()
    {
        Write("Shop", File("web.yaml", "settings"));

        var change = Write("Bank", File("web.yaml", "settings"));

        Assert.Contains("holds manifests of Shop", Assert.Single(change.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ListWithOtherPaths_TouchesNothingOutside()
    {
        using var outside = new TemporaryFolder();
        outside.Write("precious.yaml", "x");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("x"u8));
        var up = Path.GetRelativePath(_folder.Root, outside["precious.yaml"]);
        _folder.Write(".kubewright-manifests.Shop", $"{hash}  {up}\n{hash}  {outside["precious.yaml"]}\nnonsense\n");

        Write("Shop");

        Assert.Equal("x", outside.Read("precious.yaml"));
    }

    [Fact]
    public void Write_NothingLeft_RemovesTheList()
    {
        Write("Shop", File("web.yaml", "settings"));

        Write("Shop");

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Root));
    }

    [Fact]
    public void Write_FolderDoesNotExist_IsMade()
    {
        var path = Path.Combine(_folder.Root, "a", "b");

        new ManifestFolder(path, "Shop").Write([File("web.yaml", "settings")]);

        Assert.True(System.IO.File.Exists(Path.Combine(path, "web.yaml")));
    }

    private FolderChange Write(string assembly, params EmittedFile[] files) => new ManifestFolder(_folder.Root, assembly).Write(files);

    private static EmittedFile File(string name, string objectName) => new(name, [new EmittedObject(new ConfigMap(objectName), "Web", "Settings", null)]);
}
