using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>
/// What an analyzer remembers of the programs that it saw, from one edit to the next: an editor analyses a program after
/// each key, and nearly all of it stays as it was.
/// </summary>
internal sealed class ProgramHistory
{
    /// <summary>How many programs are remembered; the one that was not seen for longest is forgotten first.</summary>
    private const int MaxPrograms = 8;

    private readonly object _gate = new();
    private readonly LinkedList<ProgramMemory> _programs = new();

    /// <summary>What is known about this version of a program, from its earlier versions if there are any.</summary>
    public ProgramMemory Of(Compilation compilation)
    {
        lock (_gate)
        {
            var known = _programs.First;
            while (known is not null && !known.Value.IsOf(compilation))
            {
                known = known.Next;
            }

            var memory = known?.Value.For(compilation) ?? new ProgramMemory(compilation, known?.Value);
            if (known is not null)
            {
                _programs.Remove(known);
            }
            else if (_programs.Count == MaxPrograms)
            {
                _programs.RemoveLast();
            }

            _programs.AddFirst(memory);
            return memory;
        }
    }
}
