using System.Collections.Immutable;
using System.Text;

namespace Kubewright.Import;

/// <summary>Lays expressions out: on one line where that reads well, otherwise a member or item a line.</summary>
internal sealed class CodePrinter
{
    private const int Width = 110;
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private int _lineStart;

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Writes a whole line.</summary>
    public CodePrinter Line(int indent, string text)
    {
        Begin(indent);
        _text.Append(text);
        return End();
    }

    /// <summary>Writes an empty line.</summary>
    public CodePrinter Line() => End();

    /// <summary>Writes a declaration and the value it is given: on one line, or with the value's parts on lines of their own.</summary>
    public void Declare(int indent, string declaration, CodeNode value)
    {
        Begin(indent);
        _text.Append(declaration).Append(' ');
        Print(value, indent, reserve: 1);
        _text.Append(';');
        End();
    }

    /// <summary>Writes comments, a line each.</summary>
    public void Comments(int indent, ImmutableArray<string> lines)
    {
        foreach (var line in lines)
        {
            Line(indent, line);
        }
    }

    private void Begin(int indent) => _text.Append(' ', indent);

    private CodePrinter End()
    {
        _text.Append('\n');
        _lineStart = _text.Length;
        return this;
    }

    private void Print(CodeNode code, int indent, int reserve)
    {
        var start = _text.Length;
        if (FlatCode.TryWrite(code, _text, _lineStart + Width - reserve))
        {
            return;
        }

        _text.Length = start;
        switch (code)
        {
            case LabelsCode { Labels.Name: { } name }:
                _text.Append(name);
                break;
            case LabelsCode labels:
                Print(labels.Plain, indent, reserve);
                break;
            case RawTextCode raw:
                PrintRaw(raw.Text, _text.Length == _lineStart + indent ? indent : indent + Step);
                break;
            case ListCode list:
                Block(indent, '[', list.Items, ']');
                break;
            case LambdaCode lambda:
                PrintLambda(lambda, indent);
                break;
            case CallCode call:
                PrintCall(call, indent);
                break;
            case CommentedCode commented:
                PrintCommented(commented, indent);
                break;
            default:
                // Words that are longer than a line.
                _text.Append(((TextCode)code).Text);
                break;
        }
    }

    private void PrintCall(CallCode call, int indent)
    {
        _text.Append(call.Head);
        if (call.HasParentheses)
        {
            _text.Append('(');
            PrintArguments(call.Arguments, indent);
            _text.Append(')');
        }

        if (!call.Members.IsEmpty)
        {
            Block(indent, '{', call.Members, '}');
        }
    }

    /// <summary>All but the last stay on the line, if they can.</summary>
    private void PrintArguments(ImmutableArray<CodeNode> arguments, int indent)
    {
        var start = _text.Length;
        for (var i = 0; i < arguments.Length - 1; i++)
        {
            if (!FlatCode.TryWrite(arguments[i], _text, int.MaxValue))
            {
                _text.Length = start;
                PrintArgumentLines(arguments, indent + Step);
                return;
            }

            _text.Append(", ");
        }

        if (arguments is [.., var last])
        {
            Print(last, indent, reserve: 2);
        }
    }

    private void PrintArgumentLines(ImmutableArray<CodeNode> arguments, int indent)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            End();
            Begin(indent);
            Print(arguments[i], indent, reserve: 2);
            _text.Append(i < arguments.Length - 1 ? "," : "");
        }
    }

    private void PrintLambda(LambdaCode lambda, int indent)
    {
        _text.Append(lambda.Parameter).Append(" => ").Append(lambda.Parameter);
        foreach (var step in lambda.Steps)
        {
            End();
            Comments(indent + Step, step.Above);
            Begin(indent + Step);
            Print(step.Value, indent + Step, reserve: 3);
        }
    }

    private void PrintCommented(CommentedCode code, int indent)
    {
        Print(code.Value, indent, reserve: 0);
        foreach (var comment in code.Comments)
        {
            End();
            Begin(indent + Step);
            _text.Append($".Comment({comment.Member}, {Literals.Text(comment.Text)})");
        }
    }

    private void Block(int indent, char open, ImmutableArray<CodeEntry> entries, char close)
    {
        if (open == '{' || _text[^1] == ' ')
        {
            TrimSpace();
            if (_text.Length > _lineStart)
            {
                End();
            }

            Begin(indent);
        }

        _text.Append(open);
        End();
        foreach (var entry in entries)
        {
            Comments(indent + Step, entry.Above);
            Begin(indent + Step);
            if (entry.Name is { } name)
            {
                _text.Append(name).Append(" = ");
            }

            Print(entry.Value, indent + Step, reserve: 1);
            _text.Append(',');
            if (entry.Beside is { } comment)
            {
                _text.Append(' ').Append(comment);
            }

            End();
        }

        Begin(indent);
        _text.Append(close);
    }

    private void TrimSpace()
    {
        while (_text.Length > _lineStart && _text[^1] == ' ')
        {
            _text.Length--;
        }
    }

    private void PrintRaw(string text, int indent)
    {
        var quotes = new string('"', Math.Max(3, LongestQuotes(text) + 1));
        _text.Append(quotes);
        End();
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0)
            {
                Begin(indent);
                _text.Append(line);
            }

            End();
        }

        Begin(indent);
        _text.Append(quotes);
    }

    private static int LongestQuotes(string text)
    {
        var (longest, current) = (0, 0);
        foreach (var c in text)
        {
            current = c == '"' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}
