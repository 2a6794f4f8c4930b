using System.Text;

namespace Kubewright.Schema;

/// <summary>Prepares a schema's own words for documentation comments.</summary>
internal static class DocWords
{
    /// <summary>The text on one line: white space becomes single spaces, control characters go.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[line.Length - 1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF'))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The description of a schema as one or more sentences; <paramref name="otherwise"/> where there is none.</summary>
    public static string Describe(Node schema, string otherwise)
    {
        var text = OneLine(schema["description"].Text() ?? "");
        return text.Length == 0 ? otherwise
            : text[text.Length - 1] is '.' or '!' or '?' or ':' ? text
            : text + ".";
    }
}
