using System.Text;
using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>
/// A folder that one or more assemblies write their manifests to. A file is written only when its bytes change, removed
/// when its manifests are gone, and never touched when somebody else made it.
/// </summary>
public sealed class ManifestFolder
{
    private readonly string _path;
    private readonly string _assembly;

    /// <summary>Names the folder.</summary>
    /// <param name="path">The folder; it need not exist.</param>
    /// <param name="assembly">The assembly whose manifests are written.</param>
    public ManifestFolder(string path, string assembly)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(assembly);
        _path = path;
        _assembly = assembly;
    }

    /// <summary>Makes the folder hold exactly these manifests of the assembly.</summary>
    /// <returns>What changed, or why nothing did.</returns>
    public FolderChange Write(IReadOnlyList<EmittedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        try
        {
            return Write([.. files.Select(static file => (file.Name, Encoding.UTF8.GetBytes(file.ToYaml())))]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return FolderChange.Refused([EmitRule.CannotEmit.At(null, $"The manifests of {_assembly} cannot be written to '{_path}': {error.Message}")]);
        }
    }

    private FolderChange Write(List<(string Name, byte[] Bytes)> files)
    {
        var before = ManifestList.Load(_path, _assembly);
        var foreign = files.Where(file => !before.Has(file.Name)).Select(file => WhyForeign(file.Name, file.Bytes)).OfType<LocatedFinding>().ToList();
        if (foreign.Count > 0)
        {
            return FolderChange.Refused(foreign);
        }

        if (files.Count > 0)
        {
            Directory.CreateDirectory(_path);
        }

        var after = new ManifestList();
        var (written, unchanged) = (new List<string>(), new List<string>());
        foreach (var (name, bytes) in files)
        {
            after.Add(name, bytes);
            (WriteIfChanged(name, bytes) ? written : unchanged).Add(name);
        }

        var removed = before.Names.Where(name => !after.Has(name) && Remove(name, before)).ToList();
        var list = ManifestList.FileName(_assembly);
        if (files.Count > 0)
        {
            WriteIfChanged(list, Encoding.UTF8.GetBytes(after.ToText()));
        }
        else if (Directory.Exists(_path))
        {
            File.Delete(Path.Combine(_path, list));
        }

        return new FolderChange([.. written], [.. unchanged], [.. removed], []);
    }

    /// <summary>A file with the right bytes is as good as ours, whoever made it.</summary>
    private LocatedFinding? WhyForeign(string name, byte[] bytes)
    {
        var path = Path.Combine(_path, name);
        if (!File.Exists(path))
        {
            return null;
        }

        if (ManifestList.OwnerOf(_path, name, _assembly) is { } owner)
        {
            return EmitRule.ForeignFile.At(null, $"'{path}' holds manifests of {owner}; give one of the classes another name: [Manifests(Name = \"...\")].");
        }

        return File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)
            ? null
            : EmitRule.ForeignFile.At(null, $"'{path}' exists and was not written by {_assembly}; move it away, or give the class another name: [Manifests(Name = \"...\")].");
    }

    private bool WriteIfChanged(string name, byte[] bytes)
    {
        var path = Path.Combine(_path, name);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            return false;
        }

        // Nobody ever sees half a manifest.
        var temporary = path + ".tmp";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
        return true;
    }

    /// <summary>Removes a file unless somebody changed it since it was written.</summary>
    private bool Remove(string name, ManifestList before)
    {
        var path = Path.Combine(_path, name);
        if (!File.Exists(path) || !before.IsAsWritten(name, File.ReadAllBytes(path)))
        {
            return false;
        }

        File.Delete(path);
        return true;
    }
}
