namespace Kubewright.Runtime;

/// <summary>Why an operation on a simulated file failed. The members are those of POSIX <c>errno</c>.</summary>
internal enum FileError
{
    /// <summary>ENOENT.</summary>
    NotFound,

    /// <summary>EEXIST.</summary>
    Exists,

    /// <summary>ENOTDIR.</summary>
    NotADirectory,

    /// <summary>EISDIR.</summary>
    IsADirectory,

    /// <summary>ENOTEMPTY.</summary>
    NotEmpty,

    /// <summary>EROFS.</summary>
    ReadOnly,

    /// <summary>ENOSPC.</summary>
    NoSpace,

    /// <summary>ELOOP.</summary>
    TooManyLinks,

    /// <summary>EBUSY.</summary>
    Busy,

    /// <summary>EINVAL.</summary>
    Invalid,

    /// <summary>ENAMETOOLONG.</summary>
    NameTooLong,
}

/// <summary>The texts that programs print for them.</summary>
internal static class FileErrorText
{
    /// <summary>The text of <c>strerror</c>.</summary>
    public static string ToText(this FileError error) => error switch
    {
        FileError.NotFound => "No such file or directory",
        FileError.Exists => "File exists",
        FileError.NotADirectory => "Not a directory",
        FileError.IsADirectory => "Is a directory",
        FileError.NotEmpty => "Directory not empty",
        FileError.ReadOnly => "Read-only file system",
        FileError.NoSpace => "No space left on device",
        FileError.TooManyLinks => "Too many levels of symbolic links",
        FileError.Busy => "Device or resource busy",
        FileError.NameTooLong => "File name too long",
        _ => "Invalid argument",
    };
}
