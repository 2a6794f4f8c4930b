using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Permission bits and their texts.</summary>
internal static class FileModes
{
    /// <summary>0644: a file.</summary>
    public const int File = 0x1A4;

    /// <summary>0755: a directory or program.</summary>
    public const int Directory = 0x1ED;

    /// <summary>0777.</summary>
    public const int All = 0x1FF;

    /// <summary>0666.</summary>
    public const int Shared = 0x1B6;

    /// <summary>1777: everyone may write, only owners may remove.</summary>
    public const int Sticky = 0x3FF;

    private const int OthersRead = 4;
    private const int OthersExecute = 1;

    /// <summary>Whether a process that is neither root nor the owner may read the file, or enter and read the directory.</summary>
    public static bool IsReadableByOthers(Inode inode) =>
        (inode.Mode & OthersRead) != 0 && (inode is not DirectoryInode || (inode.Mode & OthersExecute) != 0);

    /// <summary>Whether anyone may execute the file.</summary>
    public static bool IsExecutable(Inode inode) => (inode.Mode & 0x49) != 0;

    /// <summary>The first column of <c>ls -l</c>, for example <c>drwxr-xr-x</c>.</summary>
    public static string ToText(Inode inode)
    {
        const string letters = "rwxrwxrwx";
        Span<char> text = stackalloc char[10];
        text[0] = inode switch { DirectoryInode => 'd', LinkInode => 'l', NullDeviceInode => 'c', _ => '-' };
        for (var i = 0; i < letters.Length; i++)
        {
            text[i + 1] = (inode.Mode & (0x100 >> i)) != 0 ? letters[i] : '-';
        }

        if ((inode.Mode & 0x200) != 0)
        {
            text[9] = (inode.Mode & OthersExecute) != 0 ? 't' : 'T';
        }

        return new string(text);
    }

    /// <summary>The mode that <c>chmod</c> makes of an octal number or of clauses such as <c>u+x,go-w</c>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="old">The present mode.</param>
    /// <returns>Null when the text is no mode.</returns>
    public static int? Parse(string text, int old)
    {
        if (text.Length is > 0 and <= 4 && text.All(static c => c is >= '0' and <= '7'))
        {
            return Convert.ToInt32(text, 8);
        }

        var mode = old;
        foreach (var clause in text.Split(','))
        {
            if (Apply(clause, mode) is not { } changed)
            {
                return null;
            }

            mode = changed;
        }

        return mode;
    }

    /// <summary>Octal digits, for example <c>644</c>.</summary>
    public static string ToOctal(int mode) => Convert.ToString(mode, 8).ToString(CultureInfo.InvariantCulture);

    private static int? Apply(string clause, int mode)
    {
        var at = clause.IndexOfAny(['+', '-', '=']);
        if (at < 0)
        {
            return null;
        }

        var who = 0;
        foreach (var c in clause.AsSpan(0, at))
        {
            var part = c switch { 'u' => 0x1C0, 'g' => 0x38, 'o' => 7, 'a' => All, _ => 0 };
            if (part == 0)
            {
                return null;
            }

            who |= part;
        }

        who = who == 0 ? All : who;
        var bits = 0;
        foreach (var c in clause.AsSpan(at + 1))
        {
            var bit = c switch { 'r' => 0x124, 'w' => 0x92, 'x' or 'X' => 0x49, _ => 0 };
            if (bit == 0)
            {
                return null;
            }

            bits |= bit & who;
        }

        return clause[at] switch
        {
            '+' => mode | bits,
            '-' => mode & ~bits,
            _ => (mode & ~who) | bits,
        };
    }
}
