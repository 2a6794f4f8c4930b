using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Import;

/// <summary>What there is to say about an import.</summary>
/// <param name="Id">The id, from <c>KW9201</c> on.</param>
/// <param name="Name">The name.</param>
/// <param name="Severity">How bad it is.</param>
public sealed record ImportRule(string Id, string Name, Severity Severity)
{
    /// <summary>The object was written for a version of the API that is gone.</summary>
    public static ImportRule LegacyVersion { get; } = new("KW9201", "import-legacy-version", Severity.Warning);

    /// <summary>There is no type for the object, so its YAML is kept.</summary>
    public static ImportRule KeptAsYaml { get; } = new("KW9202", "import-kept-as-yaml", Severity.Info);

    /// <summary>What the C# emits is not what the YAML says.</summary>
    public static ImportRule Differs { get; } = new("KW9203", "import-differs", Severity.Error);

    /// <summary>The C# that was written does not compile.</summary>
    public static ImportRule DoesNotCompile { get; } = new("KW9204", "import-does-not-compile", Severity.Error);

    /// <summary>A CustomResourceDefinition cannot be used.</summary>
    public static ImportRule UnusableSchema { get; } = new("KW9205", "import-unusable-schema", Severity.Error);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<ImportRule> All { get; } = [LegacyVersion, KeptAsYaml, Differs, DoesNotCompile, UnusableSchema];

    /// <summary>A finding of this sort.</summary>
    /// <param name="location">The place; null when there is none.</param>
    /// <param name="key">The object; null when it is about none.</param>
    /// <param name="message">The fact and the cure.</param>
    /// <param name="path">The field; null when it is about none.</param>
    public LocatedFinding At(TextOrigin? location, string? key, string message, string? path = null) => new(Id, Name, Severity, message, location, key, path);
}
