using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Checks of a LimitRange.</summary>
internal static class LimitRangeValidation
{
    private const string HugePages = "hugepages-";

    /// <summary>Checks a new or changed LimitRange, complete with its defaults.</summary>
    public static void Check(FieldErrors errors, LimitRange range)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, item) in (range.Spec?.Limits ?? []).Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"spec.limits[{i}]");
            var type = item.Type.ToString() ?? "";
            if (NameRules.LabelKey(type) is { } wrong)
            {
                errors.Invalid(path + ".type", type, wrong);
            }
            else if (!types.Add(type))
            {
                errors.Duplicate(path + ".type", type);
            }

            Check(errors, path, item);
        }
    }

    private static void Check(FieldErrors errors, string path, LimitRangeItem item)
    {
        if (item.Type == LimitType.PersistentVolumeClaim && item.Min?.ContainsKey("storage") != true && item.Max?.ContainsKey("storage") != true)
        {
            errors.Required(path + ".limits", "either minimum or maximum storage value is required, but neither was provided");
        }

        if (item.Type == LimitType.Pod)
        {
            ForbidInPods(errors, path + ".default", item.Default);
            ForbidInPods(errors, path + ".defaultRequest", item.DefaultRequest);
        }
        else
        {
            CheckNames(errors, path + ".default", item.Type, item.Default);
            CheckNames(errors, path + ".defaultRequest", item.Type, item.DefaultRequest);
        }

        CheckNames(errors, path + ".max", item.Type, item.Max);
        CheckNames(errors, path + ".min", item.Type, item.Min);
        CheckNames(errors, path + ".maxLimitRequestRatio", item.Type, item.MaxLimitRequestRatio);
        CheckOrder(errors, path + ".min", ("min value", item.Min), ("max value", item.Max));
        if (item.Type != LimitType.Pod)
        {
            CheckOrder(errors, path + ".defaultRequest", ("min value", item.Min), ("default request value", item.DefaultRequest));
            CheckOrder(errors, path + ".defaultRequest", ("default request value", item.DefaultRequest), ("max value", item.Max));
            CheckOrder(errors, path + ".defaultRequest", ("default request value", item.DefaultRequest), ("default limit value", item.Default));
            CheckOrder(errors, path + ".default", ("min value", item.Min), ("default value", item.Default));
            CheckOrder(errors, path + ".default", ("default value", item.Default), ("max value", item.Max));
        }

        foreach (var (resource, ratio) in item.MaxLimitRequestRatio ?? [])
        {
            if (ratio < 1)
            {
                errors.Invalid($"{path}.maxLimitRequestRatio[{resource}]", ratio.ToString(), $"ratio {ratio} is less than 1");
            }
        }
    }

    private static void ForbidInPods(FieldErrors errors, string path, Map<Quantity>? amounts)
    {
        if (amounts is { Count: > 0 })
        {
            errors.Forbidden(path, "may not be specified when `type` is 'Pod'");
        }
    }

    /// <summary>A name without a prefix is one that every cluster knows; what a device brings has a prefix.</summary>
    private static void CheckNames(FieldErrors errors, string path, LimitType type, Map<Quantity>? amounts)
    {
        var isOfPods = type == LimitType.Container || type == LimitType.Pod;
        foreach (var (resource, _) in amounts ?? [])
        {
            var isKnown = resource.Contains('/')
                || resource is "cpu" or "memory" or "ephemeral-storage"
                || resource.StartsWith(HugePages, StringComparison.Ordinal)
                || (!isOfPods && resource == "storage");
            if (NameRules.LabelKey(resource) is { } wrong)
            {
                errors.Invalid($"{path}[{resource}]", resource, wrong);
            }
            else if (!isKnown)
            {
                errors.Invalid($"{path}[{resource}]", resource, isOfPods ? "must be a standard resource for containers" : "must be a standard resource type or fully qualified");
            }
        }
    }

    /// <summary>No amount on the lower side is greater than the same resource's on the upper side.</summary>
    private static void CheckOrder(FieldErrors errors, string path, (string Name, Map<Quantity>? Amounts) lower, (string Name, Map<Quantity>? Amounts) upper)
    {
        foreach (var (resource, low) in lower.Amounts ?? [])
        {
            if (upper.Amounts?.TryGetValue(resource, out var high) == true && low > high)
            {
                errors.Invalid($"{path}[{resource}]", low.ToString(), $"{lower.Name} {low} is greater than {upper.Name} {high}");
            }
        }
    }
}
