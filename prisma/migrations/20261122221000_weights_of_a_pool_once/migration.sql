-- The weights of all members stood in each member's explanation, which grew with the square of the members: a pool and run keeps them once.

-- CreateTable
CREATE TABLE "pool_weights" (
    "tenant_id" UUID NOT NULL,
    "association_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "line_key" TEXT NOT NULL,
    "tables" JSONB NOT NULL,

    CONSTRAINT "pool_weights_pkey" PRIMARY KEY ("tenant_id","run_id","line_key")
);

SELECT wall.protect('pool_weights', 'published', 'insert-only');
