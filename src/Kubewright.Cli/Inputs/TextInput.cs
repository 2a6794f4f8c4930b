using System.Text;
using Kubewright.Schema;

namespace Kubewright.Cli;

/// <summary>Files and standard input as text.</summary>
internal static class TextInput
{
    /// <summary>The word that stands for standard input.</summary>
    public const string Standard = "-";

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text; of one that is too long only as much as shows that it is.</summary>
    /// <param name="input">A file, or <see cref="Standard"/>.</param>
    /// <param name="standard">Standard input.</param>
    /// <exception cref="DecoderFallbackException">The bytes are no UTF-8.</exception>
    public static string Read(string input, Stream standard)
    {
        using var stream = input == Standard ? standard : File.OpenRead(input);
        using var reader = new StreamReader(stream, StrictUtf8, detectEncodingFromByteOrderMarks: true);
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        while (text.Length <= YamlLimits.MaxLength && reader.Read(buffer) is > 0 and var count)
        {
            text.Append(buffer, 0, count);
        }

        return text.ToString();
    }

    /// <summary>The files of the folder itself that have one of the extensions, in the order of their names, hidden ones left out.</summary>
    public static IReadOnlyList<string> FilesIn(string folder, params IReadOnlyList<string> extensions) =>
    [
        .. Directory.GetFiles(folder)
            .Where(file => extensions.Contains(Path.GetExtension(file).ToLowerInvariant()) && !Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>How messages name an input.</summary>
    public static string NameOf(string input) => input == Standard ? "standard input" : input;

    /// <summary>Why an input cannot be read, for the errors that reading one can end in; null for any other.</summary>
    public static string? WhyUnreadable(Exception error) => error switch
    {
        DecoderFallbackException => "is no UTF-8 text; save it as UTF-8.",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder.",
        IOException or UnauthorizedAccessException => $"cannot be read: {error.Message}",
        _ => null,
    };
}
