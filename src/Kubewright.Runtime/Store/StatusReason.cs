namespace Kubewright.Runtime;

/// <summary>Why a request failed; the member's name is the exact <c>reason</c> of a Kubernetes <c>Status</c>.</summary>
public enum StatusReason
{
    /// <summary>404: there is no such object.</summary>
    NotFound,

    /// <summary>409: the name is taken.</summary>
    AlreadyExists,

    /// <summary>409: the object changed since it was read, or a precondition does not hold.</summary>
    Conflict,

    /// <summary>422: validation refused the object.</summary>
    Invalid,

    /// <summary>403: the change is not allowed.</summary>
    Forbidden,

    /// <summary>400: the request itself is wrong.</summary>
    BadRequest,

    /// <summary>429: not now, but perhaps later; an eviction that a disruption budget does not allow.</summary>
    TooManyRequests,

    /// <summary>500: the server cannot do it.</summary>
    InternalError,
}
