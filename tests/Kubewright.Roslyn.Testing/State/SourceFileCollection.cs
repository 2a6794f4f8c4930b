using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>Files of a test: a name and a content each. A name without a folder is put into <c>/0/</c>.</summary>
public class SourceFileCollection : List<(string Filename, SourceText Content)>
{
    /// <summary>Adds a file.</summary>
    /// <param name="file">Its name and its content.</param>
    public void Add((string Filename, string Content) file) => Add((file.Filename, Text(file.Content)));

    /// <summary>Adds a file that a generator makes.</summary>
    /// <param name="file">The generator's type, the hint name it uses (with extension) and the content.</param>
    public void Add((Type SourceGeneratorType, string HintName, string Content) file)
        => Add((file.SourceGeneratorType, file.HintName, Text(file.Content)));

    /// <summary>Adds a file that a generator makes.</summary>
    /// <param name="file">The generator's type, the hint name it uses (with extension) and the content.</param>
    public void Add((Type SourceGeneratorType, string HintName, SourceText Content) file)
    {
        var type = file.SourceGeneratorType;
        Add(($"{type.Assembly.GetName().Name}/{type.FullName}/{file.HintName}", file.Content));
    }

    /// <summary>A text as it would come from a UTF-8 file.</summary>
    protected static SourceText Text(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return SourceText.From(content, Encoding.UTF8);
    }
}
