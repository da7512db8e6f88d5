// Each class starts a server, an agent and browsers of its own; they wait often enough that three at once pay.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
