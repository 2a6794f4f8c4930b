namespace Kubewright.Rules.Views;

/// <summary>A number or a string: a port 80 and a port named "80" are two things.</summary>
/// <param name="Number">The number; null when a string was written.</param>
/// <param name="Text">The text as written.</param>
public readonly record struct IntOrText(long? Number, string Text)
{
    /// <summary>The text as written.</summary>
    public override string ToString() => Text;
}
