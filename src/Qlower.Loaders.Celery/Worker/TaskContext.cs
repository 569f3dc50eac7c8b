using System.Text.Json;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery;

/// <summary>A task that runs: its message and what its handler may ask of the worker. Thread-safe.</summary>
public sealed class TaskContext
{
    private readonly JsonSerializerOptions _json;
    private readonly Func<string, object?, CancellationToken, Task> _report;

    internal TaskContext(TaskMessage message, string queue, bool redelivered, JsonSerializerOptions json, Func<string, object?, CancellationToken, Task> report)
    {
        (Message, Queue, IsRedelivered, _json, _report) = (message, queue, redelivered, json, report);
    }

    /// <summary>The task's id: the same for every attempt.</summary>
    public string Id => Message.Header.Id;

    /// <summary>The task's name.</summary>
    public string Task => Message.Header.Task;

    /// <summary>How often the task was retried before this attempt; 0 at first.</summary>
    public int Retries => Message.Header.Retries;

    /// <summary>The queue that the message came from.</summary>
    public string Queue { get; }

    /// <summary>Whether the broker has delivered the message before, so that another run may have begun or even ended.</summary>
    public bool IsRedelivered { get; }

    /// <summary>The task that began the chain of tasks that this one belongs to; its own id when it was sent by itself.</summary>
    public string? RootId => Message.Header.RootId;

    /// <summary>The task that sent this one; its own id in a retry.</summary>
    public string? ParentId => Message.Header.ParentId;

    /// <summary>The group that the task is a member of; <see langword="null"/> when it is in none.</summary>
    public string? GroupId => Message.Header.Group;

    /// <summary>Headers of the message that are not Celery's own; texts are texts or bytes in UTF-8.</summary>
    public IReadOnlyDictionary<string, object?> Headers => Message.Header.Other;

    /// <summary>The positional arguments: an array.</summary>
    public JsonElement Args => Message.Args;

    /// <summary>The arguments by name: an object.</summary>
    public JsonElement Kwargs => Message.Kwargs;

    internal TaskMessage Message { get; }

    /// <summary>An argument by its place, or, where it was not given so, by its name.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">The name; <see langword="null"/> where it can only be given by place.</param>
    /// <exception cref="ArgumentException">It was not given, or is of another shape.</exception>
    public T? Get<T>(int index, string? name = null)
    {
        if (index < Args.GetArrayLength())
        {
            return Read<T>(Args[index], name ?? $"#{index}");
        }

        return name is not null ? Get<T>(name) : throw new ArgumentException($"{Task} misses its argument #{index}.");
    }

    /// <summary>An argument by its name.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">It was not given, or is of another shape.</exception>
    public T? Get<T>(string name) => Kwargs.TryGetProperty(name, out var value)
        ? Read<T>(value, name)
        : throw new ArgumentException($"{Task} misses its argument '{name}'.");

    /// <summary>An argument by its name, or another value where it was not given.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="otherwise">What stands in for an argument that was not given.</param>
    /// <exception cref="ArgumentException">It is of another shape.</exception>
    public T? GetOr<T>(string name, T? otherwise) => Kwargs.TryGetProperty(name, out var value) ? Read<T>(value, name) : otherwise;

    /// <summary>Stores a state of the task's own, such as <c>PROGRESS</c>, for whoever watches.</summary>
    /// <param name="state">The state; not one of those that end a task.</param>
    /// <param name="details">What belongs to it, written as JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The state would end the task.</exception>
    public Task ReportAsync(string state, object? details = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        return TaskStates.IsFinal(state) ? throw new ArgumentException($"{state} is the end of a task.", nameof(state)) : _report(state, details, cancellationToken);
    }

    /// <summary>Makes the exception by which a handler asks to be run again: <c>throw context.Retry(…)</c>.</summary>
    /// <param name="cause">Why; stored as the failure when there is no attempt left.</param>
    /// <param name="countdown">How long to wait; the task's own back-off unless given.</param>
    /// <param name="maxRetries">How many retries there may be in all; the task's own number unless given.</param>
    public RetryTaskException Retry(Exception? cause = null, TimeSpan? countdown = null, int? maxRetries = null) =>
        new($"{Task} asks to be run again.", cause) { Countdown = countdown, MaxRetries = maxRetries };

    private T? Read<T>(JsonElement value, string name)
    {
        try
        {
            return value.Deserialize<T>(_json);
        }
        catch (JsonException)
        {
            // The reader's own words may quote the value.
            throw new ArgumentException($"The argument '{name}' of {Task} is not a {typeof(T).Name}.");
        }
    }
}
