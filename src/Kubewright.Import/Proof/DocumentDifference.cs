using System.Globalization;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>A field in which two documents differ.</summary>
/// <param name="Path">The field.</param>
/// <param name="Fact">What is written on either side.</param>
internal sealed record DocumentDifference(string Path, string Fact)
{
    /// <summary>
    /// The fields in which documents differ, as the API server counts: the order of a map, a null and nothing, an amount with
    /// and without quotes, and a moment in one time zone or the other are the same.
    /// </summary>
    /// <param name="original">What was imported.</param>
    /// <param name="emitted">What comes out.</param>
    public static IEnumerable<DocumentDifference> Find(Schema.Node original, Schema.Node emitted) => AreSame(original, emitted) ? [] : Find(original, emitted, "");

    /// <summary>Whether there is no such field, which is so nearly always and then needs no paths.</summary>
    private static bool AreSame(Schema.Node original, Schema.Node emitted)
    {
        switch (original, emitted)
        {
            case (ObjectNode left, ObjectNode right):
                foreach (var member in left.Members)
                {
                    if (!AreSame(member.Value, right[member.Name]))
                    {
                        return false;
                    }
                }

                foreach (var member in right.Members)
                {
                    if (member.Value.IsKnown && !left[member.Name].IsKnown)
                    {
                        return false;
                    }
                }

                return true;
            case (ArrayNode left, ArrayNode right):
                for (var i = 0; i < left.Items.Length; i++)
                {
                    if (i >= right.Items.Length || !AreSame(left.Items[i], right.Items[i]))
                    {
                        return false;
                    }
                }

                return left.Items.Length == right.Items.Length;
            case (ScalarNode left, ScalarNode right):
                return AreSame(left, right);
            default:
                return !original.IsKnown && !emitted.IsKnown;
        }
    }

    private static IEnumerable<DocumentDifference> Find(Schema.Node original, Schema.Node emitted, string path) => (original, emitted) switch
    {
        ({ IsKnown: false }, { IsKnown: false }) => [],
        (ObjectNode left, ObjectNode right) => left.Members.Select(static member => member.Name).Union(right.Members.Select(static member => member.Name))
            .SelectMany(name => Find(left[name], right[name], SchemaPath.Join(path, name))),
        (ArrayNode left, ArrayNode right) when left.Items.Length == right.Items.Length =>
            left.Items.SelectMany((item, i) => Find(item, right.Items[i], SchemaPath.Join(path, i))),
        (ScalarNode left, ScalarNode right) when AreSame(left, right) => [],
        _ => [new DocumentDifference(path, $"{Show(original)} in the YAML, {Show(emitted)} from the C#")],
    };

    private static bool AreSame(ScalarNode left, ScalarNode right)
    {
        if (left.Kind == right.Kind)
        {
            return left.Text == right.Text
                || (left.Kind == ScalarKind.Float && CanonicalJson.TryNumber(left.Text, out var first) && CanonicalJson.TryNumber(right.Text, out var second) && first.Equals(second))
                || (left.Kind == ScalarKind.String && IsMoment(left.Text, out var before) && IsMoment(right.Text, out var after) && before == after);
        }

        // A number that a float member holds may come out as a whole one; an amount always comes out as a text.
        return left.Kind is ScalarKind.Integer or ScalarKind.Float
            && (right.Kind == ScalarKind.String
                ? Quantity.TryParse(left.Text, out var written, out _) && Quantity.TryParse(right.Text, out var read, out _) && written == read
                : CanonicalJson.TryNumber(left.Text, out var one) && CanonicalJson.TryNumber(right.Text, out var other) && one.Equals(other));
    }

    private static bool IsMoment(string text, out DateTimeOffset moment)
    {
        moment = default;
        return text.Length > 19 && (text[10] is 'T' or 't') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    private static string Show(Schema.Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.String } text => Literals.Text(text.Text),
        ScalarNode scalar => scalar.Text,
        ArrayNode list => $"a list of {list.Items.Length}",
        ObjectNode { Members.IsEmpty: true } => "{}",
        ObjectNode => "a map",
        _ => "nothing",
    };
}
