using Microsoft.Extensions.Options;
using Qlower.Celery.Broker;
using Qlower.Celery.Worker.Tasks;
using Qlower.Shared;

namespace Qlower.Celery.Hosting;

/// <summary>Validates every option, and reports every error with its path, its value and the reason.</summary>
internal sealed class CeleryWorkerOptionsValidator(IEnumerable<TaskRegistration> tasks) : IValidateOptions<CeleryWorkerOptions>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, CeleryWorkerOptions options)
    {
        if (!options.Enabled)
        {
            return ValidateOptionsResult.Success;
        }

        var errors = new List<string>();
        BrokerOptionsCheck.Run("Broker:", options.Broker, errors);
        CheckName("Name", options.Name, errors);
        CheckName("DeadLetterQueue", options.DeadLetterQueue, errors);
        if (options.Queues.Contains(options.DeadLetterQueue, StringComparer.Ordinal))
        {
            errors.Add($"DeadLetterQueue: '{options.DeadLetterQueue}' is among the queues that are consumed.");
        }

        foreach (var twice in options.Queues.GroupBy(queue => queue, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            errors.Add($"Queues: '{twice.Key}' is repeated.");
        }

        OptionRange.Check("Concurrency", options.Concurrency, 1, 1_000, errors);
        OptionRange.Check("PrefetchMultiplier", options.PrefetchMultiplier, 1, 1_000, errors);
        OptionRange.Check("MaxDeliveries", options.MaxDeliveries, 1, 1_000, errors);
        OptionRange.Check("MaxBodyBytes", options.MaxBodyBytes, 1_024, int.MaxValue, errors);
        OptionRange.Check("ShutdownTimeout", options.ShutdownTimeout, TimeSpan.Zero, Day, errors);
        OptionRange.Check("StoreTimeout", options.StoreTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), errors);
        OptionRange.Check("HeartbeatInterval", options.HeartbeatInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), errors);
        OptionRange.Check("MingleTimeout", options.MingleTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(1), errors);
        CheckLimits("", options.SoftTimeLimit, options.TimeLimit, errors);
        foreach (var task in tasks)
        {
            Check($"Tasks:{task.Name}:", task.Options, errors);
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void Check(string path, CeleryTaskOptions options, List<string> errors)
    {
        OptionRange.Check($"{path}MaxRetries", options.MaxRetries, 0, 1_000, errors);
        OptionRange.Check($"{path}RetryDelay", options.RetryDelay, TimeSpan.Zero, Day, errors);
        OptionRange.Check($"{path}LongestRetryDelay", options.LongestRetryDelay, TimeSpan.Zero, TimeSpan.FromDays(7), errors);
        CheckLimits(path, options.SoftTimeLimit, options.TimeLimit, errors);
    }

    private static void CheckLimits(string path, TimeSpan? soft, TimeSpan? hard, List<string> errors)
    {
        OptionRange.Check($"{path}SoftTimeLimit", soft ?? Day, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(24), errors);
        OptionRange.Check($"{path}TimeLimit", hard ?? Day, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(24), errors);
        if (soft >= hard)
        {
            errors.Add($"{path}SoftTimeLimit: {soft} is not shorter than TimeLimit, {hard}.");
        }
    }

    private static void CheckName(string path, string name, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 200)
        {
            errors.Add($"{path}: is empty or longer than 200 characters.");
        }
    }
}
