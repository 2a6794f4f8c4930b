using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>C# sources, which may leave out their names: those are <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c> and so on.</summary>
public sealed class SourceFileList : SourceFileCollection
{
    /// <summary>Adds a source with a made-up name.</summary>
    /// <param name="content">The source.</param>
    public void Add(string content) => Add(Text(content));

    /// <summary>Adds a source with a made-up name.</summary>
    /// <param name="content">The source.</param>
    public void Add(SourceText content)
        => Add((string.Create(CultureInfo.InvariantCulture, $"{TestPaths.Root}Test{Count}.cs"), content));
}
