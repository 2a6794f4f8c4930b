namespace Kubewright.Analyzers;

/// <summary>A member of the program, named without its symbol, which belongs to one compilation alone.</summary>
/// <param name="Part">Its first declaration.</param>
/// <param name="Name">Its name: one declaration may declare several fields.</param>
internal readonly record struct MemberKey(SourcePart Part, string Name);
