namespace Tccm.Testing;

/// <summary>Acts that begin at one moment.</summary>
public static class Race
{
    /// <summary>How often a race is run: one that goes well once shows little.</summary>
    public const int Rounds = 30;

    public static async Task<T[]> AtOnceAsync<T>(params Func<Task<T>>[] acts)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = acts.Select(act => Task.Run(async () =>
        {
            await gate.Task;
            return await act();
        })).ToList();
        gate.SetResult();
        return await Task.WhenAll(started);
    }
}
