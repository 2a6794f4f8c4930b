using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace Kubewright.Rules.Lifecycle;

/// <summary>
/// The commands of a shell script, read as far as rules need it. Functions, <c>case</c> and here-documents are not
/// understood, and then there is no script.
/// </summary>
internal sealed class ShellScript
{
    private readonly string _text;
    private readonly ImmutableArray<ShellCommand>.Builder _commands = ImmutableArray.CreateBuilder<ShellCommand>();
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private bool _hasWord;
    private int _start = -1;
    private int _depth;
    private bool _isUnderstood = true;

    private ShellScript(string text) => _text = text;

    /// <summary>The commands in order; null when the script is not understood.</summary>
    public static ImmutableArray<ShellCommand>? Read(string text)
    {
        var script = new ShellScript(text);
        for (var i = 0; i < text.Length && script._isUnderstood; i++)
        {
            i = script.Take(i);
        }

        script.EndCommand("");
        return script._isUnderstood && script._depth == 0 ? script._commands.ToImmutable() : null;
    }

    /// <summary>Reads what begins at a place and gives its last character's.</summary>
    private int Take(int i)
    {
        var (c, next) = (_text[i], i + 1 < _text.Length ? _text[i + 1] : '\0');
        switch (c)
        {
            case '\'' or '"':
                return Quoted(i, c);
            case '\\' when next != '\0':
                // A backslash before the end of a line joins two lines.
                return next == '\n' ? i + 1 : Add(i, next, 1);
            case '$' when next == '(':
                return Nested(i, i + 1);
            case '`':
                return Copy(i, _text.IndexOf('`', i + 1));
            case '<' when next == '<':
                _isUnderstood = false;
                return i;
            case '>' or '<':
                Add(i, c, 0);
                return next == '&' ? Add(i + 1, next, 0) : i;
            case '&' when next == '>':
                return Add(i, c, 0);
            case '#' when !_hasWord:
                var end = _text.IndexOf('\n', i);
                return end < 0 ? _text.Length : end - 1;
            case '(':
                // After a word it defines a function.
                _isUnderstood = !_hasWord && _words.Count == 0;
                _depth++;
                return i;
            case ')':
                EndCommand(";");
                _depth--;
                Add(i, c, 0);
                EndWord();
                return i;
            case '&' or '|':
                EndCommand(next == c ? new string(c, 2) : c.ToString());
                return next == c ? i + 1 : i;
            case ';' or '\n':
                EndCommand(";");
                return i;
            default:
                return char.IsWhiteSpace(c) ? EndWord(i) : Add(i, c, 0);
        }
    }

    private int Quoted(int i, char quote)
    {
        Begin(i);
        for (var j = i + 1; j < _text.Length; j++)
        {
            if (_text[j] == quote)
            {
                return j;
            }

            j += quote == '"' && _text[j] == '\\' && j + 1 < _text.Length ? 1 : 0;
            _word.Append(_text[j]);
        }

        _isUnderstood = false;
        return i;
    }

    private int Nested(int i, int open)
    {
        var depth = 0;
        for (var j = open; j < _text.Length; j++)
        {
            depth += _text[j] == '(' ? 1 : _text[j] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return Copy(i, j);
            }
        }

        _isUnderstood = false;
        return i;
    }

    private int Copy(int start, int end)
    {
        if (end < 0)
        {
            _isUnderstood = false;
            return start;
        }

        Begin(start);
        _word.Append(_text, start, end - start + 1);
        return end;
    }

    private int Add(int i, char c, int skip)
    {
        Begin(i);
        _word.Append(c);
        return i + skip;
    }

    private void Begin(int i)
    {
        _hasWord = true;
        _start = _start < 0 ? i : _start;
    }

    private int EndWord(int i = 0)
    {
        if (_hasWord)
        {
            var word = _word.ToString();
            _word.Clear();
            _hasWord = false;
            EndWord(word);
        }

        return i;
    }

    private void EndWord(string word)
    {
        if (_words.Count > 0)
        {
            _words.Add(word);
            return;
        }

        switch (word)
        {
            case "then" or "else" or "elif" or "do" or "!" or "time":
                _start = -1;
                break;
            case "if" or "while" or "until" or "{":
                _depth++;
                _start = -1;
                break;
            case "case" or "function" or "select":
                _isUnderstood = false;
                break;
            case "for":
                // Its words are no command.
                _depth++;
                _words.Add(word);
                break;
            case "fi" or "done" or "}":
                _depth--;
                _words.Add(word);
                break;
            default:
                _words.Add(word);
                break;
        }
    }

    private void EndCommand(string terminator)
    {
        EndWord();
        if (_words.Count > 0)
        {
            _commands.Add(new ShellCommand([.. _words], _start, _depth, terminator));
        }

        _words.Clear();
        _start = -1;
        _isUnderstood &= _depth >= 0;
    }
}
