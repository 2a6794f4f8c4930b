using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>
/// What the DSL offers for one record: read from the type itself, so that what is written is what there is, for the
/// library's kinds and for those of a CustomResourceDefinition alike.
/// </summary>
internal sealed class RecordSurface
{
    private static readonly ConcurrentDictionary<Type, RecordSurface> Cache = new();

    private readonly Dictionary<string, MemberSurface> _byPath = new(StringComparer.Ordinal);
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);

    private readonly Lazy<List<PartSurface>> _parts;

    private RecordSurface(Type type)
    {
        Type = type;
        _parts = new(ReadParts);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.CanWrite || property.GetCustomAttribute<SchemaPathAttribute>() is not { } attribute)
            {
                continue;
            }

            var member = Member(property, attribute);
            _byPath[member.Path] = member;
            foreach (var prefix in Prefixes(member.Path))
            {
                _above.Add(prefix);
            }
        }

        Derivations = [.. _byPath.Values.Select(static member => member.Derivation).OfType<Derivation>()];
        var constructors = type.GetConstructors();
        var takesApart = Array.FindAll(constructors, static constructor => constructor.IsDefined(typeof(SetsRequiredMembersAttribute), inherit: false));
        CanLeaveOutSpec = takesApart.SelectMany(static constructor => constructor.GetParameters()).Skip(1).All(static parameter => parameter.HasDefaultValue);
        Constructors =
        [
            .. constructors
                .Except(takesApart)
                .Select(static constructor => new ConstructorSurface(Parameters(constructor.GetParameters())))
                .Where(static constructor => constructor.Parameters.Length > 0)
                .OrderByDescending(static constructor => constructor.Parameters.Length),
        ];
        Factories = ReadFactories(type);
        OtherMembers = type.GetProperty(nameof(OtherMembers))?.Name;
        Conversion = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(static method => method.Name == "op_Implicit" && method.GetParameters()[0].ParameterType == typeof(Labels))
            .Select(static method => method.GetParameters()[0].GetCustomAttribute<SchemaPathAttribute>()?.Path)
            .FirstOrDefault();
        StandsFor =
        [
            .. type.GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(static method => method.Name == "op_Implicit" && method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Ref<>))
                .Select(static method => method.ReturnType.GenericTypeArguments[0]),
        ];
    }

    /// <summary>The record.</summary>
    public Type Type { get; }

    /// <summary>The parameters of each constructor that has some, the longest first; the one that takes a record apart is left out.</summary>
    public ImmutableArray<ConstructorSurface> Constructors { get; }

    /// <summary>Whether the constructor that takes a record apart may be given the metadata alone.</summary>
    public bool CanLeaveOutSpec { get; }

    /// <summary>The static methods that make a record of one sort.</summary>
    public ImmutableArray<FactorySurface> Factories { get; }

    /// <summary>The property for members that the schema does not name; null when they are not kept.</summary>
    public string? OtherMembers { get; }

    /// <summary>The only member that labels given in place of the record write; null when none may be given.</summary>
    public string? Conversion { get; }

    /// <summary>What a reference to which the record may be given for.</summary>
    public ImmutableArray<Type> StandsFor { get; }

    /// <summary>Whether the record is an object of a kind.</summary>
    public bool IsKind => typeof(IKubernetesObject).IsAssignableFrom(Type);

    /// <summary>Whether the record is named through its metadata.</summary>
    public bool HasMetadata => _byPath.TryGetValue("metadata", out var metadata) && metadata.Type == typeof(ObjectMeta) && Constructors.Any(static item => item.Parameters is [{ Path: "metadata.name" }]);

    /// <summary>The members.</summary>
    public IEnumerable<MemberSurface> Members => _byPath.Values;

    /// <summary>The lists of things that others in the same record may refer to, and what these are.</summary>
    public IReadOnlyList<PartSurface> Parts => _parts.Value;

    /// <summary>What follows a member of the record.</summary>
    public ImmutableArray<Derivation> Derivations { get; }

    /// <summary>The surface of a record.</summary>
    public static RecordSurface Of(Type type) => Cache.GetOrAdd(type, static type => new RecordSurface(type));

    /// <summary>The property that writes exactly there; null when there is none.</summary>
    public MemberSurface? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Whether there are properties that write further inside.</summary>
    public bool HasBeneath(string path) => _above.Contains(path);

    private List<PartSurface> ReadParts() =>
    [
        .. Members
            .Where(static member => member.Type.IsGenericType && member.Type.GetGenericTypeDefinition() == typeof(ValueList<>) && typeof(IManifestValue).IsAssignableFrom(member.Type.GenericTypeArguments[0]))
            .Select(static member => new PartSurface(member, Of(member.Type.GenericTypeArguments[0])))
            .Where(static part => !part.Record.StandsFor.IsEmpty),
    ];

    private static MemberSurface Member(PropertyInfo property, SchemaPathAttribute attribute)
    {
        var path = NodePath.Of(attribute.Path);
        return new MemberSurface(
            property,
            path,
            Plain(property.PropertyType),
            property.GetCustomAttribute<RequiredMemberAttribute>() is not null,
            attribute.Derives is { } target ? new Derivation(target, $"{path}.{attribute.DerivesFrom}") : null);
    }

    private static IEnumerable<string> Prefixes(string path)
    {
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            yield return path[..dot];
        }
    }

    private static ImmutableArray<ParameterSurface> Parameters(IEnumerable<ParameterInfo> parameters) =>
    [
        .. from parameter in parameters
           let path = parameter.GetCustomAttribute<SchemaPathAttribute>()?.Path
           where path is not null
           select new ParameterSurface(NodePath.Of(path), Plain(parameter.ParameterType)),
    ];

    private static ImmutableArray<FactorySurface> ReadFactories(Type type) =>
        type.Assembly.GetType(type.FullName + "Factories") is not { } factories
            ? []
            :
            [
                .. from method in factories.GetMethods(BindingFlags.Public | BindingFlags.Static)
                   where method.ReturnType == type
                   let parameters = method.GetParameters()
                   select new FactorySurface(method.Name, parameters[^1].GetCustomAttribute<SchemaPathAttribute>()!.Path, Parameters(parameters[..^1])),
            ];

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
