namespace Kubewright.Runtime;

/// <summary>Checks a ResourceQuota.</summary>
internal static class QuotaValidation
{
    /// <summary>Checks a quota.</summary>
    /// <param name="errors">Where findings go.</param>
    /// <param name="quota">The quota.</param>
    /// <param name="old">The stored one; null for a new one.</param>
    public static void Check(FieldErrors errors, ResourceQuota quota, ResourceQuota? old)
    {
        foreach (var (resource, amount) in quota.Spec?.Hard ?? [])
        {
            var path = $"spec.hard[{resource}]";
            if (!QuotaUsage.IsKnown(resource))
            {
                errors.Invalid(path, resource, "must be a standard resource for quota");
            }

            if (amount < default(Quantity))
            {
                errors.Invalid(path, amount.ToCanonicalString(), "must be greater than or equal to 0");
            }
        }

        if (old is not null && !((quota.Spec?.Scopes ?? []) == (old.Spec?.Scopes ?? [])))
        {
            errors.Invalid("spec.scopes", string.Join(',', quota.Spec?.Scopes ?? []), "field is immutable");
        }
    }
}
