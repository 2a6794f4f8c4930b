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

    /// <summary>413: the request is larger than the server reads.</summary>
    RequestEntityTooLarge,

    /// <summary>401: nobody is known by what the request carries.</summary>
    Unauthorized,

    /// <summary>405: the resource has no such method.</summary>
    MethodNotAllowed,

    /// <summary>410: what is asked for is no longer kept.</summary>
    Expired,

    /// <summary>415: the body is in a form that the server does not read.</summary>
    UnsupportedMediaType,

    /// <summary>429: ask again later.</summary>
    TooManyRequests,

    /// <summary>503: what the request needs is not there now.</summary>
    ServiceUnavailable,

    /// <summary>504: what the request waits for does not come.</summary>
    Timeout,

    /// <summary>500: a defect of the server.</summary>
    InternalError,
}
