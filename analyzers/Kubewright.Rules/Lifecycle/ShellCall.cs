using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>A command that gives a script to a shell: <c>sh -c "…"</c>.</summary>
/// <param name="Shell">The shell: <c>sh</c>.</param>
/// <param name="Script">The script.</param>
/// <param name="At">The script's place.</param>
internal sealed record ShellCall(string Shell, string Script, NodeAt At)
{
    /// <summary>Reads a command; null when it is something else.</summary>
    /// <param name="words">Its words, all of them known.</param>
    public static ShellCall? Of(IReadOnlyList<Value<string>> words)
    {
        var shell = words.Count < 3 ? "" : Base(words[0].ToString());
        if (shell is not ("sh" or "bash" or "dash" or "ash" or "ksh" or "zsh"))
        {
            return null;
        }

        for (var i = 1; i < words.Count - 1; i++)
        {
            var word = words[i].ToString();
            if (word.Length < 2 || word[0] is not ('-' or '+') || word == "--")
            {
                return null;
            }

            if (word[0] == '-' && word[1] != '-' && word.Contains('c'))
            {
                // What -o names stands between -c and the script.
                var script = word.Contains('o') ? i + 2 : i + 1;
                return script < words.Count ? new ShellCall(shell, words[script].ToString(), words[script].At) : null;
            }

            i += word[1] != '-' && word[word.Length - 1] is 'o' or 'O' ? 1 : 0;
        }

        return null;
    }

    /// <summary>The name of a program without its folder.</summary>
    public static string Base(string program) => program.Substring(program.LastIndexOf('/') + 1);

    /// <summary>The words of a command when all of them are known; null when one is not, or there may be more.</summary>
    public static IReadOnlyList<Value<string>>? Words(params ListView<Value<string>>[] lists) =>
        lists.All(static list => list.IsComplete && list.All(static word => word.IsKnown)) ? [.. lists.SelectMany(static list => list)] : null;
}
