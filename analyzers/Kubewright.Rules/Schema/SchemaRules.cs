using System.Collections.Immutable;

namespace Kubewright.Rules.Schema;

/// <summary>The rules of the category.</summary>
internal static class SchemaRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new FieldsAreKnown(),
        new ValuesHaveTheirType(),
        new RequiredFieldsAreWritten(),
        new EnumValuesAreKnown(),
        new KeysAreWrittenOnce(),
        new ConfigReferencesResolve(),
        new EnvReferencesExpand(),
        new FieldsExistInTheRelease(),
        new EnvNamesAreUnique(),
        new ApiVersionsAreServed(),
        new EnvNamesAreValid(),
        new EnvSourcesAreValid(),
    ];
}
