using System.Buffers;
using System.Text;

namespace Kubewright.Server;

/// <summary>Writes text as UTF-8.</summary>
internal static class Utf8
{
    /// <summary>Writes <paramref name="text"/>.</summary>
    public static void Write(IBufferWriter<byte> output, string text)
    {
        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }
}
