using System.Text;

namespace Kubewright.Runtime;

/// <summary>
/// Programs in containers handle bytes. Inside the simulation they are strings with one character per byte, so that
/// nothing is lost; at its borders they are UTF-8.
/// </summary>
internal static class ByteText
{
    /// <summary>The bytes of a text, one per character.</summary>
    public static string Of(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>One character per byte.</summary>
    public static string Of(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>The bytes themselves.</summary>
    public static byte[] ToBytes(string byteText) => Encoding.Latin1.GetBytes(byteText);

    /// <summary>The text that the bytes are in UTF-8.</summary>
    public static string ToText(string byteText) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(byteText));
}
