namespace Kubewright.Runtime;

/// <summary>What an event says, before it is one.</summary>
/// <param name="Type">Whether all went as it should.</param>
/// <param name="Source">Who says it.</param>
/// <param name="Involved">What it is about.</param>
/// <param name="Key">The key of that.</param>
/// <param name="Reason">One word in PascalCase for machines.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="FieldPath">The part of the object it is about; null for the whole.</param>
internal readonly record struct EventSaying(
    EventType Type,
    EventSource Source,
    IKubernetesObject Involved,
    ObjectKey Key,
    string Reason,
    string Message,
    string? FieldPath)
{
    /// <summary>The namespace of what it is about; null when that has none.</summary>
    public string? NamespaceOfInvolved => Key.Namespace.Length == 0 ? null : Key.Namespace;

    /// <summary>The namespace of the event.</summary>
    public string Namespace => NamespaceOfInvolved ?? KindInfo.DefaultNamespace;

    /// <summary>The event, seen once.</summary>
    public Event ToEvent(ObjectMeta metadata, DateTimeOffset now) => new(metadata)
    {
        InvolvedObject = new ObjectReference
        {
            ApiVersion = Involved.ApiVersion,
            Kind = Involved.Kind,
            Namespace = NamespaceOfInvolved,
            Name = Key.Name,
            Uid = Involved.Metadata.Uid,
            ResourceVersion = Involved.Metadata.ResourceVersion,
            FieldPath = FieldPath,
        },
        Type = Type,
        Reason = Reason,
        Message = Message,
        Source = Source,
        ReportingComponent = Source.Component,
        ReportingInstance = "",
        Count = 1,
        FirstTimestamp = now,
        LastTimestamp = now,
    };
}
