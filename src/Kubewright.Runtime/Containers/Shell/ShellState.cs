using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>What a shell remembers between commands.</summary>
internal sealed class ShellState
{
    private Dictionary<string, string> _variables;
    private HashSet<string> _exported;

    /// <summary>A new shell's state: every variable of the environment, exported.</summary>
    public ShellState(IEnumerable<KeyValuePair<string, string>> environment, string directory)
    {
        _variables = new Dictionary<string, string>(environment, StringComparer.Ordinal);
        _exported = [.. _variables.Keys];
        Directory = directory;
    }

    private ShellState(ShellState other)
    {
        _variables = new Dictionary<string, string>(other._variables, StringComparer.Ordinal);
        _exported = [.. other._exported];
        Directory = other.Directory;
        Name = other.Name;
        Arguments = other.Arguments;
        Matches = other.Matches;
        LastExit = other.LastExit;
        Options = other.Options;
        Functions = other.Functions;
    }

    /// <summary>The working directory.</summary>
    public string Directory { get; set; }

    /// <summary>What the shell calls itself in messages: <c>sh</c> or <c>bash</c>; <c>$0</c>.</summary>
    public string Name { get; set; } = "sh";

    /// <summary>The positional parameters.</summary>
    public ImmutableArray<string> Arguments { get; set; } = [];

    /// <summary>What the last <c>=~</c> matched: <c>BASH_REMATCH</c>.</summary>
    public ImmutableArray<string> Matches { get; set; } = [];

    /// <summary><c>$?</c>.</summary>
    public int LastExit { get; set; }

    /// <summary>Letters of the options that are set: <c>e</c>, <c>u</c>, <c>x</c>, and <c>p</c> for <c>pipefail</c>.</summary>
    public string Options { get; set; } = "";

    /// <summary>The functions by name.</summary>
    public ImmutableDictionary<string, ShellCommand> Functions { get; set; } = ImmutableDictionary.Create<string, ShellCommand>(StringComparer.Ordinal);

    /// <summary>The exported variables, ordered by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment =>
        _variables.Where(v => _exported.Contains(v.Key)).OrderBy(static v => v.Key, StringComparer.Ordinal);

    /// <summary>The variables, ordered by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables => _variables.OrderBy(static v => v.Key, StringComparer.Ordinal);

    /// <summary>A copy that changes on its own.</summary>
    public ShellState Copy() => new(this);

    /// <summary>The value of a variable; null when it is not set.</summary>
    public string? Get(string name) => _variables.GetValueOrDefault(name);

    /// <summary>Sets a variable.</summary>
    public void Set(string name, string value) => _variables[name] = value;

    /// <summary>Makes a variable part of the environment of programs.</summary>
    public void Export(string name) => _exported.Add(name);

    /// <summary>Forgets a variable.</summary>
    public void Unset(string name)
    {
        _variables.Remove(name);
        _exported.Remove(name);
    }

    /// <summary>An absolute path from one that may be relative to the working directory.</summary>
    public string FullPath(string path) => path.StartsWith('/') ? path : $"{(Directory == "/" ? "" : Directory)}/{path}";
}
