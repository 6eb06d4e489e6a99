-- AlterTable
ALTER TABLE "journal" ADD COLUMN     "order_ids" UUID[] DEFAULT ARRAY[]::UUID[];
