using System.Runtime.CompilerServices;

namespace Tccm.Testing;

/// <summary>A part of the world that is made when it is awaited.</summary>
public abstract class Step<T>
{
    public TaskAwaiter<T> GetAwaiter() => MakeAsync().GetAwaiter();

    protected abstract Task<T> MakeAsync();
}
