using System;
using System.Collections.Generic;

namespace Kubewright.Schema;

/// <summary>
/// Gives each type of a namespace a name of its own. Names differ by more than case, because generated files are named
/// after them, and leave room for what is generated beside a type: its builder, its factories, its texts.
/// </summary>
internal sealed class TypeNames
{
    private static readonly string[] Companions = ["", "Builder", "Factories", "Text"];

    private readonly HashSet<string> _taken = new(LibraryDefinitions.TypeNames, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the name is still free.</summary>
    public bool IsFree(string name)
    {
        foreach (var companion in Companions)
        {
            if (_taken.Contains(name + companion))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the name, or the name with the first number from 2 that makes it free.</summary>
    public string Take(string name)
    {
        var free = name;
        for (var number = 2; !IsFree(free); number++)
        {
            free = name + number;
        }

        foreach (var companion in Companions)
        {
            _taken.Add(free + companion);
        }

        return free;
    }
}
