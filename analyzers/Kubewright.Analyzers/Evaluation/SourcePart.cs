namespace Kubewright.Analyzers;

/// <summary>One declaration of a program, named so that it keeps its name while what it and others do is edited.</summary>
/// <param name="File">The file's position among those of the compilation.</param>
/// <param name="Index">The declaration's position in the file's <see cref="SourceOutline"/>.</param>
internal readonly record struct SourcePart(int File, int Index)
{
    /// <summary>What stands for a thing that no edit leaves as it was, such as the number of a line.</summary>
    public static SourcePart Fleeting { get; } = new(-1, -1);
}
