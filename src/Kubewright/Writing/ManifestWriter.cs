using System.Globalization;
using System.Runtime.CompilerServices;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>
/// Receives a manifest value by value. The same generated code writes YAML, JSON and trees through it. When a root value
/// is complete the output is complete too; nothing has to be flushed or closed.
/// </summary>
public abstract partial class ManifestWriter
{
    private const string SecondsFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string MicrosecondsFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Begins an object; members follow as a name and a value each.</summary>
    public abstract void BeginObject();

    /// <summary>Begins an object whose scalars may have comments; members follow as a name and a value each.</summary>
    /// <param name="comments">What stands beside the scalars; of the formats only YAML has comments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginObject(YamlComments comments)
    {
        if (!comments.IsEmpty)
        {
            Comments(comments);
        }

        BeginObject();
    }

    /// <summary>Ends the object begun last.</summary>
    public abstract void EndObject();

    /// <summary>Writes the name of a member; its value must follow.</summary>
    /// <param name="name">The name or map key.</param>
    public abstract void Name(string name);

    /// <summary>Begins a list; items follow.</summary>
    public abstract void BeginArray();

    /// <summary>Ends the list begun last.</summary>
    public abstract void EndArray();

    /// <summary>Writes a text.</summary>
    /// <param name="value">The text.</param>
    public abstract void String(string value);

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The value.</param>
    public abstract void Boolean(bool value);

    /// <summary>Writes an explicit null.</summary>
    public abstract void Null();

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public virtual void Integer(long value) => Number(ScalarKind.Integer, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number with a fraction.</summary>
    /// <param name="value">The number; it must be finite.</param>
    /// <exception cref="ArgumentException">The number is infinite or not a number, for which JSON has no text.</exception>
    public void Float(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{value.ToString(CultureInfo.InvariantCulture)} cannot be written: JSON has finite numbers only.", nameof(value));
        }

        Number(ScalarKind.Float, CanonicalJson.Number(value));
    }

    /// <summary>Writes the name of another object.</summary>
    /// <param name="name">The name.</param>
    /// <param name="external">Whether another project owns that object.</param>
    public virtual void Reference(string name, bool external) => String(name);

    /// <summary>Writes free-form content.</summary>
    /// <param name="node">The content.</param>
    /// <exception cref="ArgumentException">A part of the content is unknown, or is a number that JSON has no text for.</exception>
    public void Raw(Schema.Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (CanonicalJson.FindProblem(node, "") is { } problem)
        {
            throw new ArgumentException(problem, nameof(node));
        }

        WriteTree(node);
    }

    /// <summary>Writes a whole object that there is a text of; a format in which the text is none writes what it says.</summary>
    /// <param name="yaml">The object as YAML, with a line break at the end.</param>
    /// <param name="root">What the text says.</param>
    internal virtual void Document(string yaml, Schema.Node root) => Raw(root);

    /// <summary>Takes the comments of the object that begins next; a format without comments drops them.</summary>
    /// <param name="comments">What stands beside the object's scalars.</param>
    protected virtual void Comments(YamlComments comments)
    {
    }

    /// <summary>Writes a number given by its text.</summary>
    /// <param name="kind">Integer or float.</param>
    /// <param name="text">A text that JSON and YAML both read as that number.</param>
    protected abstract void Number(ScalarKind kind, string text);

    private void WriteTree(Schema.Node node)
    {
        switch (node)
        {
            case ObjectNode map:
                BeginObject();
                foreach (var member in map.Members)
                {
                    Name(member.Name);
                    WriteTree(member.Value);
                }

                EndObject();
                break;
            case ArrayNode list:
                BeginArray();
                foreach (var item in list.Items)
                {
                    WriteTree(item);
                }

                EndArray();
                break;
            case ScalarNode scalar:
                WriteScalar(scalar);
                break;
        }
    }

    private void WriteScalar(ScalarNode scalar)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Integer:
                Number(ScalarKind.Integer, scalar.Text);
                break;
            case ScalarKind.Float when CanonicalJson.TryNumber(scalar.Text, out var number):
                Float(number);
                break;
            case ScalarKind.Boolean:
                Boolean(scalar.Text == "true");
                break;
            case ScalarKind.Null:
                Null();
                break;
            default:
                String(scalar.Text);
                break;
        }
    }

    private static string Timestamp(DateTimeOffset value, string format) => value.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
