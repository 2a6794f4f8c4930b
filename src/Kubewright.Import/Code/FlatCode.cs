using System.Collections.Immutable;
using System.Text;

namespace Kubewright.Import;

/// <summary>Writes an expression on one line, where that reads well.</summary>
internal static class FlatCode
{
    /// <summary>Writes the expression; false, with some of it written, when it is too long or should not stand on one line.</summary>
    /// <param name="code">The expression.</param>
    /// <param name="text">Where to write.</param>
    /// <param name="end">The length of the text that must not be exceeded.</param>
    public static bool TryWrite(CodeNode code, StringBuilder text, int end) => TryWrite(code, text, end, isInside: false);

    // Inside is what stands in an initializer or a chain that is on the line already: one of them is enough.
    private static bool TryWrite(CodeNode code, StringBuilder text, int end, bool isInside) => code switch
    {
        TextCode words => Append(words.Text, text, end),
        LabelsCode { Labels.Name: { } name } => Append(name, text, end),
        LabelsCode labels => TryWrite(labels.Plain, text, end, isInside),
        ListCode list => Append("[", text, end) && TryWriteAll(list.Items, text, end, isInside) && Append("]", text, end),
        CallCode call => TryWrite(call, text, end, isInside),
        LambdaCode lambda => !isInside && TryWrite(lambda, text, end),
        _ => false,
    };

    private static bool TryWrite(CallCode call, StringBuilder text, int end, bool isInside)
    {
        if (isInside && !call.Members.IsEmpty)
        {
            return false;
        }

        text.Append(call.Head).Append(call.HasParentheses ? "(" : "");
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            text.Append(i > 0 ? ", " : "");
            if (!TryWrite(call.Arguments[i], text, end, isInside || !call.Members.IsEmpty))
            {
                return false;
            }
        }

        text.Append(call.HasParentheses ? ")" : "");
        if (call.Members.IsEmpty)
        {
            return text.Length <= end;
        }

        // One in the other reads well as long as there is nothing beside it.
        text.Append(" { ");
        return TryWriteAll(call.Members, text, end, isInside: isInside || call.Members.Length > 1) && Append(" }", text, end);
    }

    private static bool TryWrite(LambdaCode lambda, StringBuilder text, int end)
    {
        text.Append(lambda.Parameter).Append(" => ").Append(lambda.Parameter);
        foreach (var step in lambda.Steps)
        {
            if (step.HasComment || !TryWrite(step.Value, text, end, isInside: true))
            {
                return false;
            }
        }

        return text.Length <= end;
    }

    private static bool TryWriteAll(ImmutableArray<CodeEntry> entries, StringBuilder text, int end, bool isInside)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            text.Append(i > 0 ? ", " : "");
            if (entries[i].Name is { } name)
            {
                text.Append(name).Append(" = ");
            }

            if (entries[i].HasComment || !TryWrite(entries[i].Value, text, end, isInside))
            {
                return false;
            }
        }

        return text.Length <= end;
    }

    private static bool Append(string words, StringBuilder text, int end)
    {
        text.Append(words);
        return text.Length <= end;
    }
}
