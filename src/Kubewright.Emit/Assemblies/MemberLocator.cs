using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Kubewright.Schema;

namespace Kubewright.Emit;

/// <summary>Finds the source line of a member in an assembly's debug information.</summary>
internal sealed class MemberLocator : IDisposable
{
    private readonly PEReader _assembly;
    private readonly MetadataReader _metadata;
    private readonly MetadataReaderProvider? _symbolsProvider;
    private readonly MetadataReader? _symbols;

    private MemberLocator(PEReader assembly, MetadataReaderProvider? symbols)
    {
        _assembly = assembly;
        _metadata = assembly.GetMetadataReader();
        _symbolsProvider = symbols;
        _symbols = symbols?.GetMetadataReader();
    }

    /// <summary>Opens an assembly and its portable PDB, beside it or inside it. Without one nothing is found.</summary>
    /// <exception cref="IOException">The assembly cannot be read.</exception>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    public static MemberLocator Open(string assemblyPath)
    {
        var assembly = new PEReader(new MemoryStream(File.ReadAllBytes(assemblyPath)));
        try
        {
            return new MemberLocator(assembly, OpenSymbols(assembly, assemblyPath));
        }
        catch
        {
            assembly.Dispose();
            throw;
        }
    }

    /// <summary>Where the member makes its value; null when nobody can say.</summary>
    /// <param name="typeName">The full name in metadata: <c>Shop.Outer+Web</c>.</param>
    /// <param name="memberName">The getter, method or field in metadata: <c>get_Set</c>.</param>
    public TextOrigin? Find(string typeName, string memberName)
    {
        if (_symbols is null || FindType(typeName) is not { } type)
        {
            return null;
        }

        return FindMethod(type, memberName) is { } method && FirstPoint(method) is { } point
            ? point
            : FindInitializer(type, memberName);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _symbolsProvider?.Dispose();
        _assembly.Dispose();
    }

    private static MetadataReaderProvider? OpenSymbols(PEReader assembly, string assemblyPath)
    {
        try
        {
            return assembly.TryOpenAssociatedPortablePdb(
                assemblyPath,
                static path => File.Exists(path) ? new MemoryStream(File.ReadAllBytes(path)) : null,
                out var provider,
                out _)
                ? provider
                : null;
        }
        catch (Exception error) when (error is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            // Findings without a line are better than none.
            return null;
        }
    }

    private TypeDefinition? FindType(string typeName)
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var type = _metadata.GetTypeDefinition(handle);
            if (typeName.EndsWith(_metadata.GetString(type.Name), StringComparison.Ordinal) && FullName(type) == typeName)
            {
                return type;
            }
        }

        return null;
    }

    private string FullName(TypeDefinition type)
    {
        var name = _metadata.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer)
        {
            return FullName(_metadata.GetTypeDefinition(outer)) + "+" + name;
        }

        return type.Namespace.IsNil ? name : _metadata.GetString(type.Namespace) + "." + name;
    }

    private MethodDefinitionHandle? FindMethod(TypeDefinition type, string name)
    {
        foreach (var handle in type.GetMethods())
        {
            var method = _metadata.GetMethodDefinition(handle);
            if (_metadata.StringComparer.Equals(method.Name, name) && method.GetParameters().Count == 0)
            {
                return handle;
            }
        }

        return null;
    }

    /// <summary>The first statement; the brace that opens a body says nothing.</summary>
    private TextOrigin? FirstPoint(MethodDefinitionHandle method)
    {
        TextOrigin? brace = null;
        foreach (var point in PointsOf(method))
        {
            if (!point.IsHidden && !IsBrace(point))
            {
                return ToOrigin(point);
            }

            brace ??= point.IsHidden ? null : ToOrigin(point);
        }

        return brace;
    }

    private static bool IsBrace(SequencePoint point) => point.StartLine == point.EndLine && point.EndColumn - point.StartColumn == 1;

    /// <summary>A field, or a property without code of its own, gets its value in the static constructor.</summary>
    private TextOrigin? FindInitializer(TypeDefinition type, string memberName)
    {
        var fieldName = memberName.StartsWith("get_", StringComparison.Ordinal) ? $"<{memberName[4..]}>k__BackingField" : memberName;
        if (FindMethod(type, ".cctor") is not { } constructor)
        {
            return null;
        }

        var body = _assembly.GetMethodBody(_metadata.GetMethodDefinition(constructor).RelativeVirtualAddress);
        foreach (var (offset, token) in IlReader.StaticStores(body))
        {
            if (MetadataTokens.EntityHandle(token) is { Kind: HandleKind.FieldDefinition } field
                && _metadata.StringComparer.Equals(_metadata.GetFieldDefinition((FieldDefinitionHandle)field).Name, fieldName))
            {
                return LastPoint(constructor, offset);
            }
        }

        return null;
    }

    private TextOrigin? LastPoint(MethodDefinitionHandle method, int offset)
    {
        TextOrigin? last = null;
        foreach (var point in PointsOf(method))
        {
            last = !point.IsHidden && point.Offset <= offset ? ToOrigin(point) : last;
        }

        return last;
    }

    // Loops and not LINQ: code over SequencePoint, a struct, is compiled anew in every process.
    private SequencePointCollection PointsOf(MethodDefinitionHandle method) => _symbols!.GetMethodDebugInformation(method).GetSequencePoints();

    private TextOrigin ToOrigin(SequencePoint point) => new(
        _symbols!.GetString(_symbols.GetDocument(point.Document).Name), point.StartLine, point.StartColumn, point.EndLine, point.EndColumn);
}
