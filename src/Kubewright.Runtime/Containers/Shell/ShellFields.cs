using System.Text;

namespace Kubewright.Runtime;

/// <summary>The fields that a word splits into.</summary>
/// <param name="separators">The characters that separate fields in what variables and commands yield: <c>IFS</c>.</param>
internal sealed class ShellFields(string separators)
{
    private readonly List<(string Text, string Pattern)> _complete = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _pattern = new();
    private bool _hasField;

    /// <summary>Adds text to the present field.</summary>
    public void Add(string text, bool isQuoted)
    {
        _hasField |= isQuoted || text.Length > 0;
        _text.Append(text);
        _pattern.Append(isQuoted ? PosixPattern.EscapeGlob(text) : text);
    }

    /// <summary>Adds text that separators split.</summary>
    public void AddSplit(string text)
    {
        foreach (var c in text)
        {
            if (separators.Contains(c))
            {
                End();
            }
            else
            {
                _hasField = true;
                _text.Append(c);
                _pattern.Append(c);
            }
        }
    }

    /// <summary>Ends the present field.</summary>
    public void End()
    {
        if (_hasField)
        {
            _complete.Add((_text.ToString(), _pattern.ToString()));
            _text.Clear();
            _pattern.Clear();
            _hasField = false;
        }
    }

    /// <summary>All fields, each as text and as a pattern.</summary>
    public IReadOnlyList<(string Text, string Pattern)> Complete()
    {
        End();
        return _complete;
    }
}
