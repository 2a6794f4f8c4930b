namespace Kubewright.Runtime;

/// <summary>Checks ControllerRevisions.</summary>
internal static class RevisionValidation
{
    /// <summary>Checks a revision; its data never changes.</summary>
    public static void Check(FieldErrors errors, ControllerRevision revision, ControllerRevision? old)
    {
        errors.NotNegative("revision", revision.Revision);
        if (revision.Data is null)
        {
            errors.Required("data", "data is mandatory");
        }
        else if (old is not null && !revision.Data.Equals(old.Data))
        {
            errors.InvalidText("data", revision.Data.ToJsonString(), "field is immutable");
        }
    }
}
