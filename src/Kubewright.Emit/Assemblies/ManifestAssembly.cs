using System.Collections.Immutable;
using System.Reflection;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Emit;

/// <summary>The manifests of a built assembly.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Files">What is to be written, in the order of the classes; incomplete when there are errors.</param>
/// <param name="Findings">Members that gave no object.</param>
public sealed record ManifestAssembly(string Name, ImmutableArray<EmittedFile> Files, ImmutableArray<LocatedFinding> Findings)
{
    /// <summary>The objects of all files in order.</summary>
    public IEnumerable<EmittedObject> Objects => Files.SelectMany(static file => file.Objects);

    /// <summary>Whether a member failed.</summary>
    public bool HasErrors => Findings.Any(static finding => finding.Severity == Severity.Error);

    /// <summary>Whether the user turned the finding's rule off where the object is made that it is about.</summary>
    public bool Silences(LocatedFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Objects.Any(item => item.Silenced.Contains(finding.Id) && item.Location is not null && item.Location.Equals(finding.Location));
    }

    /// <summary>Loads an assembly into this process and reads its manifests. What cannot be loaded is a finding.</summary>
    /// <param name="path">The assembly's file. One without manifests gives no files.</param>
    /// <param name="settings">What the project says about its emission; null for nothing.</param>
    public static ManifestAssembly Load(string path, EmitSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        settings ??= EmitSettings.Default;
        var fullPath = Path.GetFullPath(path);
        try
        {
            using var locator = MemberLocator.Open(fullPath);
            var assembly = new ManifestLoadContext(fullPath, settings.Dependencies).LoadCopy(fullPath);
            var name = assembly.GetName().Name!;
            return assembly.GetCustomAttribute<ManifestRegistryAttribute>() is { } registry
                ? new Reading(name, locator, settings).Read((IManifestRegistry)Activator.CreateInstance(registry.Type)!)
                : new ManifestAssembly(name, [], []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failed(path, $"'{path}' cannot be loaded: {error.Message}");
        }
        catch (BadImageFormatException)
        {
            return Failed(path, $"'{path}' is no .NET assembly.");
        }
        catch (Exception error) when (error is TypeLoadException or MissingMethodException or InvalidCastException or TargetInvocationException)
        {
            return Failed(path, $"'{path}' does not fit this version of Kubewright; build it again with the same version. ({Unwrap(error).Message})");
        }
    }

    private static ManifestAssembly Failed(string path, string message) =>
        new(Path.GetFileNameWithoutExtension(path), [], [EmitRule.CannotEmit.At(null, message)]);

    private static Exception Unwrap(Exception error) =>
        error is TypeInitializationException or TargetInvocationException && error.InnerException is { } inner ? Unwrap(inner) : error;

    /// <summary>One pass over a registry.</summary>
    private sealed class Reading(string assembly, MemberLocator locator, EmitSettings settings)
    {
        private readonly List<LocatedFinding> _findings = [];

        public ManifestAssembly Read(IManifestRegistry registry)
        {
            ImmutableArray<EmittedFile> files = [.. registry.Classes.Select(Read)];
            return new ManifestAssembly(
                assembly,
                settings.Files == FileLayout.Object ? [.. EmittedFile.PerObject(files.SelectMany(static file => file.Objects))] : files,
                [.. _findings]);
        }

        private EmittedFile Read(ManifestClass item) =>
            new(item.Name + ".yaml", [.. item.Members.SelectMany(member => Read(item, member))]);

        private List<EmittedObject> Read(ManifestClass item, ManifestMember member)
        {
            var location = locator.Find(item.TypeName, member.MetadataName);
            var objects = new List<EmittedObject>();
            try
            {
                foreach (var value in member.Create())
                {
                    if (value is null)
                    {
                        _findings.Add(EmitRule.MemberIsNull.At(location, $"{item.TypeName}.{member.Name} gives null. {WhyNull}"));
                        continue;
                    }

                    // A record may hold what it cannot write; find that out here, where the member is known.
                    value.ToNode();
                    var emitted = new EmittedObject(value, item.TypeName, member.Name, location) { Silenced = member.Silenced };
                    objects.Add(settings.Namespace is { } ns ? emitted.In(ns) : emitted);
                }
            }
            catch (Exception error)
            {
                var cause = Unwrap(error);
                _findings.Add(EmitRule.MemberThrows.At(location, $"{item.TypeName}.{member.Name} throws {cause.GetType().Name}: {cause.Message}"));
            }

            return objects;
        }

        private const string WhyNull =
            "Static members get their values from top to bottom: declare what a member uses above it, or give it a body with '=>'; "
            + "declare the type with '?' if there may be no object.";
    }
}
