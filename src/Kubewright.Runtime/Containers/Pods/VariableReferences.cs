using System.Text;

namespace Kubewright.Runtime;

/// <summary>The references <c>$(NAME)</c> in a container's environment, command and arguments.</summary>
internal static class VariableReferences
{
    /// <summary>The text with its references replaced. One to a variable that does not exist stays; <c>$$</c> stands for a dollar sign.</summary>
    public static string Expand(string text, Func<string, string?> valueOf)
    {
        if (!text.Contains('$'))
        {
            return text;
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 >= text.Length)
            {
                result.Append(text[i]);
            }
            else if (text[i + 1] == '$')
            {
                result.Append('$');
                i++;
            }
            else if (text[i + 1] == '(' && text.IndexOf(')', i) is var close and >= 0)
            {
                result.Append(valueOf(text[(i + 2)..close]) ?? text[i..(close + 1)]);
                i = close;
            }
            else
            {
                result.Append('$');
            }
        }

        return result.ToString();
    }
}
